// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two functions that call each other, every third of which recovers and goes
// on.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void odd(int n);

static void even(int n) {
  defer fprintf(stderr, "even %d\n", n);
  if (n == 0)
    panic("bottom");
  odd(n - 1);
}

static void odd(int n) {
  defer {
    if (n % 3 == 0) {
      const defer_value *r = recover();
      if (r) {
        fprintf(stderr, "odd %d recovered %s\n", n, r->text);
        panic("again");
      }
    }
    fprintf(stderr, "odd %d\n", n);
  }
  even(n - 1);
}

int main(void) {
  defer {
    fprintf(stderr, "main %s\n", recover()->text);
  }
  even(12);
  return 0;
}
