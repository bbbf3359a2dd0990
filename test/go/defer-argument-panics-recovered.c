// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in the evaluation of the arguments of a deferred call, which an earlier
// deferred function recovers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int value(int n) {
  if (n == 2)
    panic(n);
  return n * 10;
}

static void show(int n) {
  fprintf(stderr, "%d\n", n);
}

static void f(void) {
  defer {
    const defer_value *r = recover();
    fprintf(stderr, "recovered %d\n", (int)r->integer);
  }
  defer show(value(1));
  defer show(value(2));
  defer show(value(3));
  fprintf(stderr, "not reached\n");
}

int main(void) {
  f();
  fprintf(stderr, "end\n");
  return 0;
}
