// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 16760: a panic in the evaluation of an argument: the call is not
// half made.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int fail(void) {
  panic("argument");
}

static int take(int a, int b) {
  fprintf(stderr, "never\n");
  return a + b;
}

static void f(int *out) {
  defer {
    fprintf(stderr, "%s %d\n", recover()->text, *out);
  }
  *out = take(1, fail());
}

int main(void) {
  int n = 5;
  f(&n);
  fprintf(stderr, "%d\n", n);
  return 0;
}
