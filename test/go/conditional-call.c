// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is deferred on a condition, in C by an if in the deferred statement.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(bool b) {
  defer if (b) fprintf(stderr, "c ");
  fprintf(stderr, "f ");
}

int main(void) {
  f(true);
  f(false);
  fprintf(stderr, "\n");
  return 0;
}
