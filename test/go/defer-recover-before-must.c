// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same, reached before a deferred function that recovers the inner panic.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: `defer recover();` after the inner panic is over does not reach for the outer one
// OUT: must 3 true
// OUT: left 2
// OUT: after

#include <defer.h>
#include <stdio.h>

static void must(int x) {
  const defer_value *v = recover();
  fprintf(stderr, "must %d %s\n", x, v && v->integer == x ? "true" : "false");
}

static void left(void) {
  const defer_value *v = recover();
  if (v)
    fprintf(stderr, "left %d\n", (int)v->integer);
  else
    fprintf(stderr, "left nothing\n");
}

static void f(void) {
  defer left();
  defer {
    defer recover();
    defer must(3);
    panic(3);
  }
  panic(2);
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
