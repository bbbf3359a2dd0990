// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls in the arguments of calls in the arguments of a deferred call.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static int add(int x, int y) {
  fprintf(stderr, "add %d %d\n", x, y);
  return x + y;
}

static void show(int n) {
  fprintf(stderr, "show %d\n", n);
}

int main(void) {
  int n = 1;
  defer show(add(add(n, 2), 3));
  defer show(add(n, add(n, n)));
  n = 100;
  fprintf(stderr, "body %d\n", n);
  return 0;
}
