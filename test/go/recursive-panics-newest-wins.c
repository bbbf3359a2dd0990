// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Panics in a recursion through deferred functions: the newest one is
// recovered.
//
// REQUIRES: go
// RUN: %compare_go %s -Wno-infinite-recursion

#include <defer.h>
#include <stdio.h>

static void f(int n) {
  defer {
    if (n > 0)
      f(n - 1);
  }
  panic(n);
}

int main(void) {
  defer {
    fprintf(stderr, "%d\n", (int)recover()->integer);
  }
  f(3);
  return 0;
}
