// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred calls of nested loops, and returns from inside of them.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(int i, int j) {
  fprintf(stderr, "%d %d\n", i, j);
}

static int f(int way) {
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 2; j++) {
      defer_function show(i, j);
      if (10 * i + j == way)
        return 100 + way;
    }
    defer_function show(i, -1);
  }
  return 0;
}

int main(void) {
  fprintf(stderr, "%d\n", f(11));
  fprintf(stderr, "%d\n", f(20));
  fprintf(stderr, "%d\n", f(99));
  return 0;
}
