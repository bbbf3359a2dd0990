// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain whose panics come from the deferred functions of two frames.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void pt2(void) {
  defer {
    panic("panic pt2");
  }
  panic("hello");
}

static void pt1(void) {
  defer {
    panic("panic pt1");
  }
  pt2();
}

int main(void) {
  pt1();
  return 0;
}
