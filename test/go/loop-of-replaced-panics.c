// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 5000 times a chain of three panics, of which the last is recovered: nothing
// is left of the others.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void once(int *sum) {
  defer {
    *sum += (int)recover()->integer;
  }
  defer {
    panic(3);
  }
  defer {
    panic(2);
  }
  panic(1);
}

int main(void) {
  int sum = 0;
  for (int i = 0; i < 5000; i++)
    once(&sum);
  fprintf(stderr, "%d\n", sum);
  panic("the end");
}
