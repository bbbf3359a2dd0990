// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Without a named result, deferred functions do not change what return has
// evaluated.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(void) {
  int r = 6;
  defer {
    r *= 7;
    fprintf(stderr, "r %d\n", r);
  }
  return r;
}

int main(void) {
  fprintf(stderr, "%d\n", f());
  return 0;
}
