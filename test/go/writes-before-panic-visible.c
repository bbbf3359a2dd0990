// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What was written before the panic is there afterwards: no variable goes back
// to an older value.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  int n = 0, sum = 0;
  defer {
    recover();
    fprintf(stderr, "%d %d\n", n, sum);
  }
  int a[4];
  for (int i = 0;; i++) {
    if (i == 4)
      panic("index");
    a[i] = i;
    n++;
    sum += a[i];
  }
}

int main(void) {
  f();
  return 0;
}
