// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same where nothing recovers: all are printed.
//
// REQUIRES: go
// RUN: %compare_go %s -Wno-infinite-recursion

#include <defer.h>
#include <stdio.h>

static void f(int n) {
  defer {
    fprintf(stderr, "defer %d\n", n);
    if (n > 0)
      f(n - 1);
  }
  panic(n);
}

int main(void) {
  f(5);
  return 0;
}
