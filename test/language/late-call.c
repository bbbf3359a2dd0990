// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// At present defer evaluates the arguments of a call when it runs, as _Defer
// does. This is going to change with the eager call form, which evaluates them
// where the defer stands: then the values are 1, 2 and a.
// RUN: %run_levels %s

#include <stdio.h>

static void a(int x) { printf("a %d\n", x); }
static void b(int x) { printf("b %d\n", x); }

int main(void) {
  void (*f)(int) = a;
  int x = 1;
  defer f(x);
  defer (f)(x * 2);
  f = b;
  x = 10;
}

// OUT: b 20
// OUT: b 10
