// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With args=eager: each iteration has arguments of its own, also behind a label
// that is jumped to again, and a panic or exit in the evaluation leaves a `defer`
// that has not been reached.
// RUN: %run_levels %s -fplugin-arg-defer-args=eager -fplugin-arg-defer-warn=no-late-change

#include <stdio.h>

static int next(void) {
  static int n;
  return ++n;
}

static void show(int a, int b) { printf("show %d %d\n", a, b); }

static int leave_early(int n) {
  defer show(n, ({
               if (n)
                 return 5;
               next();
             }));
  puts("reached");
  return 6;
}

int main(void) {
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 2; j++) {
      defer show(i, next());
      if (j)
        break;
    }
  int turns = 0;
again: {
  defer show(turns, next());
  if (++turns < 3)
    goto again;
}
  printf("%d\n", leave_early(1));
  printf("%d\n", leave_early(0));
}

// OUT: show 0 1
// OUT: show 0 2
// OUT: show 1 3
// OUT: show 1 4
// OUT: show 0 5
// OUT: show 1 6
// OUT: show 2 7
// OUT: 5
// OUT: reached
// OUT: show 0 8
// OUT: 6
