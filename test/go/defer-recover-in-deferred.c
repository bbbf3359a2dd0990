// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover deferred in a deferred function: in Go that one is its caller, so the
// outer panic is recovered.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: `defer recover();` in a deferred statement belongs to the inner one, which runs by a normal exit
// OUT: in deferred
// OUT: panic: 5
// STATUS: 2

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    defer recover();
    fprintf(stderr, "in deferred\n");
  }
  panic(5);
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
