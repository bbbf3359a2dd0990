// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestDeferForFuncWithNoExit: an endless function whose defers run by the
// panic of a callee.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int work(int n) {
  if (n == 5)
    panic("five");
  return n + 1;
}

static void endless(void) {
  int n = 0;
  defer {
    fprintf(stderr, "n %d\n", n);
  }
  for (;;)
    n = work(n);
}

static void try(void) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  endless();
}

int main(void) {
  try();
  fprintf(stderr, "after\n");
  return 0;
}
