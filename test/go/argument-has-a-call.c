// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments of the deferred function that recovers are calls, which defer,
// panic and recover themselves.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int value(int n) {
  (void)n;
  defer {
    fprintf(stderr, "value %s\n", recover()->text);
  }
  fprintf(stderr, "eval\n");
  panic("inner");
}

static void f(void) {
  defer {
    int h1 = value(1);
    fprintf(stderr, "%d %s\n", h1, recover()->text);
  }
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "end\n");
  return 0;
}
