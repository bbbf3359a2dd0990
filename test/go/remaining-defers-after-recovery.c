// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// After the recovery the other defers of the frame run, then it returns to its
// caller.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer fprintf(stderr, "d1\n");
  defer {
    fprintf(stderr, "d2 %s\n", recover()->text);
  }
  defer fprintf(stderr, "d3\n");
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
