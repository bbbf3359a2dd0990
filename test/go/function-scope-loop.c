// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred calls of a loop, and of a block, run when the function is left.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

int main(void) {
  for (int i = 0; i < 3; i++) {
    defer_function show("deferred", i);
    show("turn", i);
  }
  {
    defer_function show("block", 0);
    show("in the block", 0);
  }
  show("end", 0);
  return 0;
}
