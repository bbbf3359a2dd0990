// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls and closures, deferred in loops and outside of them, run in one order. In C
// the closures are blocks of the outermost block of the function.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

static int f(bool early) {
  int n = 1;
  defer_function show("call", n);
  defer {
    show("block", n);
    n++;
  }
  for (int i = 0; i < 2; i++) {
    defer_function show("loop", i);
    n += 10;
  }
  defer {
    show("block", n);
    n++;
  }
  defer_function show("call", n);
  if (early)
    return n;
  while (n < 50) {
    n += 20;
    defer_function show("while", n);
  }
  defer show("last", n);
  return n + 1;
}

int main(void) {
  fprintf(stderr, "%d\n", f(false));
  fprintf(stderr, "%d\n", f(true));
  return 0;
}
