// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic of a deferred function in the usual return: the rest of the defers
// run.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer fprintf(stderr, "d1\n");
  defer {
    panic("X");
  }
  fprintf(stderr, "ret\n");
}

int main(void) {
  defer {
    fprintf(stderr, "rec %s\n", recover()->text);
  }
  f();
  fprintf(stderr, "no\n");
  return 0;
}
