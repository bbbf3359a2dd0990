// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A variable that is stored before a call that panics, in an endless loop, has
// its value in the deferred function.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void fail(void) {
  panic("A");
}

static void f(int *out) {
  int value = 0;
  defer {
    recover();
    *out = value;
  }
  for (;;) {
    value = 2;
    fail();
  }
}

int main(void) {
  int n = 0;
  f(&n);
  fprintf(stderr, "%d\n", n);
  return 0;
}
