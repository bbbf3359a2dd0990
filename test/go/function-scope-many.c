// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 10000 deferred calls of one function.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int sum, last;

static void count(int n) {
  sum += n;
  last = n;
}

static int f(int n) {
  for (int i = 0; i < n; i++)
    defer_function count(i);
  return sum;
}

int main(void) {
  int result = f(10000);
  fprintf(stderr, "%d %d %d\n", result, sum, last);
  return 0;
}
