// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two deferred functions work on a result, one of them after the recovery.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(int *r) {
  defer {
    ++*r;
  }
  defer {
    recover();
    *r = 10;
  }
  panic(0);
}

int main(void) {
  int r = 0;
  f(&r);
  fprintf(stderr, "%d\n", r);
  return 0;
}
