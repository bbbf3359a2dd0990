// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each frame of a recursion has its own named result, which its deferred functions
// change.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int factorial(int n) {
  DEFER_RESULT int r = 1;
  defer {
    if (n > 1)
      r *= n;
    fprintf(stderr, "%d! %d\n", n, r);
  }
  if (n <= 1)
    return 1;
  return factorial(n - 1);
}

static int deep(int n) {
  DEFER_RESULT int r;
  defer {
    const defer_value *x = recover();
    if (x)
      r = 1000 + (int)x->integer;
    else
      r++;
  }
  if (n == 0)
    panic(7);
  r = deep(n - 1);
  return r * 2;
}

int main(void) {
  fprintf(stderr, "%d\n", factorial(5));
  fprintf(stderr, "%d\n", deep(3));
  return 0;
}
