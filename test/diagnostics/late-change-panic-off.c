// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where nothing unwinds, a function that does not return is no way to an exit.
// RUN: %verify %s -fplugin-arg-defer-panic=off
// expected-no-diagnostics

#include <stdlib.h>

int failed(void);
void stop(const char *) __attribute__((noreturn));

void may_unwind(char *p) {
  defer free(p);
  if (failed()) {
    p = NULL;
    stop("unwinds");
  }
}
