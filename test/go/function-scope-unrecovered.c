// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in the middle of a loop runs what its turns have deferred, in every
// frame, and ends the process.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

static void inner(int n) {
  for (int i = 0; i < 5; i++) {
    defer_function show("inner", i);
    if (i == n)
      panicf("in turn %d", i);
  }
}

int main(void) {
  for (int i = 4; i > 0; i--) {
    defer_function show("main", i);
    if (i < 3)
      inner(i);
  }
  return 0;
}
