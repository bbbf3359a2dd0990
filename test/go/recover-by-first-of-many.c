// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The first of ten deferred functions recovers, the nine others were run before
// by the panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    fprintf(stderr, "0 %s\n", recover()->text);
  }
  defer fprintf(stderr, "1\n");
  defer fprintf(stderr, "2\n");
  defer fprintf(stderr, "3\n");
  defer fprintf(stderr, "4\n");
  defer fprintf(stderr, "5\n");
  defer fprintf(stderr, "6\n");
  defer fprintf(stderr, "7\n");
  defer fprintf(stderr, "8\n");
  defer fprintf(stderr, "9\n");
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
