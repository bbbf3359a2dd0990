// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two deferred functions work on the named result, one of them after the recovery.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(bool fail) {
  DEFER_RESULT int r = 0;
  defer r++;
  defer {
    if (recover())
      r = 10;
  }
  defer r += 5;
  if (fail)
    panic(0);
  return 20;
}

int main(void) {
  fprintf(stderr, "%d %d\n", f(true), f(false));
  return 0;
}
