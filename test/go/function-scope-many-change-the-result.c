// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred calls of a loop count in the named result.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void increment(int *p) {
  ++*p;
}

static int f(int n) {
  DEFER_RESULT int c;
  for (int i = 0; i < n; i++)
    defer_function increment(&c);
  return 5;
}

int main(void) {
  fprintf(stderr, "%d %d\n", f(0), f(5000));
  return 0;
}
