// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover as the deferred call itself.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: `defer recover();` recovers: the call stands in the deferred statement
// OUT: after

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer recover();
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
