// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in each of many places of one function: the defers that were reached
// by then run, no others.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(int n) {
  defer {
    const defer_value *r = recover();
    if (r)
      fprintf(stderr, "recovered %d\n", (int)r->integer);
  }
  if (n == 0)
    panic(0);
  defer fprintf(stderr, "a\n");
  if (n == 1)
    panic(1);
  defer fprintf(stderr, "b\n");
  if (n == 2)
    panic(2);
  defer fprintf(stderr, "c\n");
  if (n == 3)
    panic(3);
  fprintf(stderr, "through\n");
}

int main(void) {
  for (int i = 0; i < 5; i++)
    f(i);
  return 0;
}
