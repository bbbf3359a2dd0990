// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments of the third deferred call of a loop panic: those of the first and
// second turn run.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int value(int n) {
  if (n == 2)
    panic("argument");
  return n * n;
}

static void show(int n, int square) {
  fprintf(stderr, "%d %d\n", n, square);
}

static void f(void) {
  defer {
    fprintf(stderr, "recovered %s\n", recover()->text);
  }
  for (int i = 0; i < 4; i++)
    defer_function show(i, value(i));
}

int main(void) {
  f();
  return 0;
}
