// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A recovering function sets a result: in a function without an end, by way of
// an escaped address, on a condition.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int *volatile sink;

static void f1(int *x) {
  defer {
    recover();
    *x = 1;
  }
  for (;;)
    panic("A");
}

static void f2(int *x) {
  sink = x;
  defer {
    recover();
    *x = 1;
  }
  panic("A");
}

static void f3(int *x, bool b) {
  sink = x;
  defer {
    recover();
    *x = 1;
  }
  if (b)
    panic("A");
}

int main(void) {
  int a = 0, b = 0, c = 0, d = 0;
  f1(&a);
  f2(&b);
  f3(&c, true);
  f3(&d, false);
  fprintf(stderr, "%d %d %d %d\n", a, b, c, d);
  return 0;
}
