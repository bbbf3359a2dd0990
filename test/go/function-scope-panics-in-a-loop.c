// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each deferred call of a loop panics: all of the panics are printed, oldest first.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void fail(int n) {
  panic(n);
}

int main(void) {
  for (int i = 0; i < 4; i++)
    defer_function fail(i);
  fprintf(stderr, "body\n");
  return 0;
}
