// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a loop has counted before the panic is the result.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int a[4];

static void store(int i) {
  if (i >= 4)
    panic("index");
  a[i] = 1;
}

static int f(void) {
  DEFER_RESULT int n = 0;
  defer {
    recover();
  }
  for (int i = 0;; i++) {
    store(i);
    n++;
  }
}

int main(void) {
  fprintf(stderr, "%d\n", f());
  return 0;
}
