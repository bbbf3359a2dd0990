// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred in turns: a call that panics and one that recovers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void fail(int n) {
  panicf("panic %d", n);
}

static void h(int n) {
  const defer_value *r = recover();
  fprintf(stderr, "%d %s\n", n, r ? r->text : "nothing");
}

static int f(void) {
  DEFER_RESULT int r = 7;
  for (int i = 0; i < 4; i++) {
    defer_function h(i);
    defer_function fail(i);
  }
  r = 8;
  panic("body");
}

int main(void) {
  fprintf(stderr, "%d\n", f());
  return 0;
}
