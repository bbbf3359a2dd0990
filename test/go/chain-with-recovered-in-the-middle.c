// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain of four panics: the second recovered, the others not.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void c(void) {
  defer {
    panic("two");
  }
  panic("one");
}

static void b(void) {
  defer {
    recover();
    panic("three");
  }
  c();
}

static void a(void) {
  defer {
    panic("four");
  }
  b();
}

int main(void) {
  a();
  return 0;
}
