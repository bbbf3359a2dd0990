// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function that runs because of a panic defers in a loop of its own, and
// panics in the middle of it.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

static void clean(int n) {
  for (int i = 0; i < 4; i++) {
    defer_function show("clean", 10 * n + i);
    if (i == n)
      panicf("in clean %d", n);
  }
}

static void f(void) {
  for (int n = 5; n > 2; n--)
    defer_function clean(n);
  panic("A");
}

int main(void) {
  f();
  return 0;
}
