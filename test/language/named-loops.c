// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `break` and `continue` with the name of a loop or switch, as C2Y has them:
// deferred statements run on the way, and may use them inside of themselves.
//
// REQUIRES: named-loops
// With -O2 -g, GCC 15 takes a debug statement between name and loop for the loop.
// RUN: %run_levels %s -std=gnu2y %if gcc-15 %{ -gno-statement-frontiers %}

#include <stdio.h>

static void out_of_two_loops(void) {
  _Defer puts("end of function");
rows:
  for (int i = 0; i < 3; i++) {
    _Defer printf("row %d\n", i);
    for (int j = 0; j < 3; j++) {
      _Defer printf("  column %d\n", j);
      if (i == 0 && j == 1)
        continue rows;
      if (i == 1)
        break rows;
    }
  }
}

static void out_of_switch(int n) {
which:
  switch (n) {
  case 1: {
    _Defer puts("case 1");
    for (;;) {
      _Defer puts("loop");
      break which;
    }
  }
  default:
    puts("default");
  }
}

static void inside(void) {
outer:
  for (int i = 0; i < 2; i++) {
    _Defer {
    columns:
      for (int j = 0;; j++) {
        _Defer printf("inner %d\n", j);
        while (1) {
          if (j == 0)
            continue columns;
          break columns;
        }
      }
      puts("deferred");
    }
    if (i == 0)
      continue outer;
    puts("body");
  }
}

// The label is that of the defer, not of a loop.
static void label_of_defer(int n) {
again:
  _Defer printf("n is %d\n", n);
  if (n++ < 2)
    goto again;
}

int main(void) {
  out_of_two_loops();
  out_of_switch(1);
  inside();
  label_of_defer(1);
}
// OUT:   column 0
// OUT:   column 1
// OUT: row 0
// OUT:   column 0
// OUT: row 1
// OUT: end of function
// OUT: loop
// OUT: case 1
// OUT: inner 0
// OUT: inner 1
// OUT: deferred
// OUT: body
// OUT: inner 0
// OUT: inner 1
// OUT: deferred
// OUT: n is 2
// OUT: n is 3
