// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each of five frames replaces the panic of the frame below by its own;
// recovered, and then not.
//
// REQUIRES: go
// RUN: %compare_go %s -Wno-infinite-recursion

#include <defer.h>
#include <stdio.h>

static void f(int n) {
  defer {
    panic(n);
  }
  if (n < 5)
    f(n + 1);
}

static void try(void) {
  defer {
    fprintf(stderr, "%d\n", (int)recover()->integer);
  }
  f(1);
}

int main(void) {
  try();
  f(3);
  return 0;
}
