// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// break and continue run nothing that is deferred to the end of the function.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

int main(void) {
  for (int i = 0; i < 6; i++) {
    if (i == 1)
      continue;
    defer_function show("deferred", i);
    if (i == 4)
      break;
    if (i % 2)
      continue;
    defer_function show("even", i);
  }
  show("behind the loop", 0);
  return 0;
}
