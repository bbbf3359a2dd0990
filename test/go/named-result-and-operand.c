// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operand of return is evaluated, and stored in the named result, before
// deferred functions run.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int g(int n) {
  fprintf(stderr, "g %d\n", n);
  return n + 1;
}

static int f(void) {
  DEFER_RESULT int r = 10;
  defer {
    fprintf(stderr, "deferred %d\n", r);
    r += 100;
  }
  r = 20;
  return g(r);
}

int main(void) {
  fprintf(stderr, "%d\n", f());
  return 0;
}
