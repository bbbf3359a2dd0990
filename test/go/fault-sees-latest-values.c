// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function sees the values that variables had at the fault, and so
// does what a pointer was given for.
//
// REQUIRES: go, gcc
// RUN: %compare_go %s -fnon-call-exceptions

#include <defer.h>
#include <stdio.h>

static void f(int *n, volatile int *p) {
  int x = 1;
  defer {
    recover();
    fprintf(stderr, "x %d\n", x);
    *n += 100;
  }
  x = 2;
  *n = 5;
  *p = 3;
  x = 4;
  *n = 6;
}

int main(void) {
  defer_signals_panic();
  int n = 0;
  int *volatile nothing = NULL;
  f(&n, nothing);
  fprintf(stderr, "n %d\n", n);
  return 0;
}
