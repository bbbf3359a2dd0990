// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A variable of an inner block has the name of the result: return stores its value
// in the result.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(int n) {
  DEFER_RESULT int r = 1;
  defer {
    fprintf(stderr, "r %d\n", r);
    r *= 10;
  }
  {
    int r = n;
    defer {
      fprintf(stderr, "inner r %d\n", r);
    }
    r++;
    if (r > 3)
      return r + 1;
  }
  return r;
}

int main(void) {
  fprintf(stderr, "%d\n", f(5));
  return 0;
}
