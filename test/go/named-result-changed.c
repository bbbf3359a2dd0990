// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function changes the named result after return has set it.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int product(void) {
  DEFER_RESULT int r;
  defer r *= 7;
  return 6;
}

static int twice(int n) {
  DEFER_RESULT int r = 0;
  defer {
    r *= 2;
  }
  defer {
    r++;
  }
  if (n > 5)
    return n;
  r = 100;
  return r;
}

int main(void) {
  fprintf(stderr, "%d %d %d\n", product(), twice(10), twice(1));
  return 0;
}
