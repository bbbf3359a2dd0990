// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover in conditions, loops and conditional expressions of the deferred
// function.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(int n) {
  defer {
    for (const defer_value *r; (r = recover()) != NULL;)
      fprintf(stderr, "loop %d %d\n", n, (int)r->integer);
    fprintf(stderr, "%s", recover() == NULL ? "none\n" : "some\n");
  }
  if (n > 0)
    panic(n);
}

int main(void) {
  f(0);
  f(1);
  f(2);
  return 0;
}
