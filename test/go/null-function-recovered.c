// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The panic of the call of a null function can be recovered.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer_signals_panic();

  void (*volatile f)(void) = NULL;
  defer {
    fprintf(stderr, "recovered %s\n", recover() != NULL ? "true" : "false");
  }
  defer f();
  fprintf(stderr, "body\n");
  return 0;
}
