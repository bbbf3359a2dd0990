// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A write through a null pointer: the defers run, then the text and the signal
// are printed.
//
// REQUIRES: go, gcc
// RUN: %compare_go %s -fnon-call-exceptions

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer_signals_panic();
  volatile int *volatile p = NULL;
  defer fprintf(stderr, "deferred\n");
  *p = 1;
  return 0;
}
