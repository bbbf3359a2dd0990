// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operand of return is evaluated before the deferred functions run.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int g(void) {
  fprintf(stderr, "g\n");
  return 1;
}

static int f(void) {
  defer fprintf(stderr, "d\n");
  return g();
}

int main(void) {
  fprintf(stderr, "%d\n", f());
  return 0;
}
