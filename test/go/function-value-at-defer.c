// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The function that a variable holds is evaluated when the defer statement
// executes.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void a(void) {
  fprintf(stderr, "a\n");
}

static void b(void) {
  fprintf(stderr, "b\n");
}

int main(void) {
  void (*f)(void) = a;
  defer f();
  f = b;
  defer f();
  f();
  f = a;
  return 0;
}
