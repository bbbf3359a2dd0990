// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The result of a deferred call is discarded.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int g(void) {
  fprintf(stderr, "g\n");
  return 1;
}

int main(void) {
  defer g();
  fprintf(stderr, "ok\n");
  return 0;
}
