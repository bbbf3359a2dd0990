// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With keyword=off the word defer is an ordinary identifier everywhere, and
// _Defer stays.
// RUN: %run_levels %s -fplugin-arg-defer-keyword=off

// clang-format off
#include <stdio.h>

static int defer(int x) {
  _Defer printf("the function leaves %d\n", x);
  return x + 1;
}

typedef int number;

static void statements(void) {
  _Defer puts("statements");
  defer(1);
  defer (2);
  if (defer(3) == 4)
    defer
    (4);
  number x = 5;
  goto defer;
defer:
  x += defer(x);
  printf("x %d\n", x);
}

static void shadowed(void) {
  int defer = 1;
  defer++;
  _Defer printf("shadowed %d\n", defer);
  defer *= 10;
}

int main(void) {
  statements();
  shadowed();
}

// OUT: the function leaves 1
// OUT: the function leaves 2
// OUT: the function leaves 3
// OUT: the function leaves 4
// OUT: the function leaves 5
// OUT: x 11
// OUT: statements
// OUT: shadowed 20
