// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The variable of a loop: Go's closures run after the loop, C's deferred
// statements in each turn.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: a deferred statement of a loop runs in each turn and sees the variable as it is then
// OUT: body 0, deferred 0, body 1, deferred 1, body 2, deferred 2,

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer fprintf(stderr, "\n");
  for (int i = 0; i < 3; i++) {
    defer {
      fprintf(stderr, "deferred %d,%s", i, i < 2 ? " " : "");
    }
    fprintf(stderr, "body %d, ", i);
  }
  return 0;
}
