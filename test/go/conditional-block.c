// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A defer in the block of an if: in Go it runs at the end of the function.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: a deferred statement in the block of an `if` runs at the end of that block
// OUT: in block, deferred, function, function,

#include <defer.h>
#include <stdio.h>

static void f(bool b, const char *end) {
  if (b) {
    defer fprintf(stderr, "deferred, ");
    fprintf(stderr, "in block, ");
  }
  fprintf(stderr, "function,%s", end);
}

int main(void) {
  f(true, " ");
  f(false, "\n");
  return 0;
}
