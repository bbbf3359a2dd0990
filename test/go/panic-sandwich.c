// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three panics, of which the last has the value of the first.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(const char *outer) {
  defer {
    recover();
    panic("inner");
  }
  panic(outer);
}

int main(void) {
  defer {
    recover();
    panic("outer");
  }
  f("outer");
  return 0;
}
