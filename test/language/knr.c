// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions whose parameters are declared the old way have deferred statements,
// too, in every dialect that has such functions.
// RUN: %run_levels %s -w -std=gnu89
// RUN: %run_levels %s -w -std=c99
// RUN: %run_levels %s -w -std=gnu17

#include <stdio.h>

static int plain();

static int add(a, b)
  int a;
  int b;
{
  defer { printf("add %d %d\n", a, b); }
  a += b;
  return a++;
}

static double promoted(f, c)
  float f;
  char c;
{
  _Defer {
    printf("promoted %g %d\n", f, c);
  }
  f *= 2;
  return f + c;
}

static int plain() {
  defer puts("plain");
  return 3;
}

static int named(defer)
  int defer;
{
  _Defer printf("parameter %d\n", defer);
  defer ++;
  return defer;
}

int main() {
  printf("%d\n", add(1, 2));
  printf("%g\n", promoted(1.5, 1));
  printf("%d\n", plain());
  printf("%d\n", named(4));
  return 0;
}

// OUT: add 4 2
// OUT: 3
// OUT: promoted 3 1
// OUT: 4
// OUT: plain
// OUT: 3
// OUT: parameter 5
// OUT: 5
