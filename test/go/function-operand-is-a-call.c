// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The function that is deferred is the result of a call: that call and the argument
// are evaluated when the defer statement executes.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int trace(const char *what, int value) {
  fprintf(stderr, "eval %s\n", what);
  return value;
}

static void run(int x) {
  fprintf(stderr, "run %d\n", x);
}

static void run_twice(int x) {
  fprintf(stderr, "run twice %d\n", 2 * x);
}

static void (*choose(bool twice))(int) {
  fprintf(stderr, "choose\n");
  return twice ? run_twice : run;
}

int main(void) {
  void (*f)(int) = choose(false);
  defer f(trace("x", 1));
  defer choose(true)(7);
  fprintf(stderr, "body\n");
  return 0;
}
