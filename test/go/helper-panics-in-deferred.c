// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A helper that the deferred function calls panics: the deferred function is
// left, what it deferred runs.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void helper(void) {
  defer fprintf(stderr, "helper\n");
  panic("B");
}

static void f(void) {
  defer {
    fprintf(stderr, "rec %s\n", recover()->text);
  }
  defer {
    defer fprintf(stderr, "inner\n");
    helper();
    fprintf(stderr, "no\n");
  }
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
