// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 20000 panics, each recovered: nothing is used up.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void once(int n, int *sum) {
  defer {
    *sum += (int)recover()->integer;
  }
  panic(n);
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 20000; i++)
    once(i % 7, &sum);
  fprintf(stderr, "%d\n", sum);
  panic("the end");
}
