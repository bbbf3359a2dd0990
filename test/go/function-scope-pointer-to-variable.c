// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred calls of a loop get a pointer to one variable: all see its last
// value. The closures of Go 1.19 see the variable of their loop like that.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const int *p, int n) {
  fprintf(stderr, "%d %d\n", *p, n);
}

int main(void) {
  int i;
  for (i = 0; i < 3; i++)
    defer_function show(&i, i);
  i = 7;
  return 0;
}
