// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A recovered call in the middle of an expression: the operands around it are
// as they were.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(int n) {
  defer {
    recover();
  }
  if (n > 2)
    panic(n);
  return n;
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 5; i++)
    sum = sum * 10 + f(i) + f(i + 1) * 2;
  fprintf(stderr, "%d %d\n", sum, f(1) + f(5) + f(2));
  return 0;
}
