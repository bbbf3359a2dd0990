// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Of the deferred calls of a loop every second one panics: the others run, each
// once.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(int n) {
  fprintf(stderr, "run %d\n", n);
  if (n % 2)
    panic(n);
}

int main(void) {
  for (int i = 0; i < 6; i++)
    defer_function show(i);
  panic("body");
}
