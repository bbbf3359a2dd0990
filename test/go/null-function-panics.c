// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The call of a null function panics when it runs; the other defers run.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer_signals_panic();

  void (*volatile f)(void) = NULL;
  defer fprintf(stderr, "first\n");
  defer f();
  fprintf(stderr, "body\n");
  return 0;
}
