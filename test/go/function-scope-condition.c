// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred call under a condition is registered if it is reached.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

static void f(int n) {
  if (n & 1)
    defer_function show("odd", n);
  if (n & 2) {
    defer_function show("two", n);
    show("in the block", n);
  } else {
    defer_function show("not two", n);
  }
  show("f", n);
}

int main(void) {
  for (int n = 0; n < 4; n++)
    f(n);
  return 0;
}
