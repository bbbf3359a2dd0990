// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same in the other order: in Go it does nothing, as it is called by the
// panic.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: `defer recover();` recovers the inner panic, so that nothing is left for an earlier defer
// OUT: must 3 false
// OUT: must 2 true
// OUT: after

#include <defer.h>
#include <stdio.h>

static void must(int x) {
  const defer_value *v = recover();
  fprintf(stderr, "must %d %s\n", x, v && v->integer == x ? "true" : "false");
}

static void f(void) {
  defer must(2);
  defer {
    defer must(3);
    defer recover();
    panic(3);
  }
  panic(2);
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
