// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function recovers each of the panics of a loop.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void once(int i, int *n) {
  defer {
    fprintf(stderr, "got %d\n", (int)recover()->integer);
    ++*n;
  }
  panic(i);
}

int main(void) {
  int n = 0;
  for (int i = 0; i < 3; i++)
    once(i, &n);
  fprintf(stderr, "%d\n", n);
  return 0;
}
