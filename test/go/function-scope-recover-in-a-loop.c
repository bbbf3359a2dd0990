// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A recovering function is deferred in each turn of a loop: the one of the last
// turn recovers, the others find nothing.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void h(int n) {
  const defer_value *r = recover();
  fprintf(stderr, "%d %s\n", n, r ? r->text : "nothing");
}

static int f(bool fail) {
  for (int i = 0; i < 3; i++)
    defer_function h(i);
  if (fail)
    panic("A");
  return 1;
}

int main(void) {
  fprintf(stderr, "%d\n", f(false));
  fprintf(stderr, "%d\n", f(true));
  return 0;
}
