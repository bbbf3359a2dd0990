// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred calls in the cases of a switch, in a loop.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

static void f(int n) {
  for (int i = 0; i < n; i++) {
    switch (i % 3) {
    case 0:
      defer_function show("zero", i);
      break;
    case 1:
      defer_function show("one", i);
      if (i > 3)
        break;
      /* fall through */
    default:
      defer_function show("default", i);
    }
  }
}

int main(void) {
  f(6);
  return 0;
}
