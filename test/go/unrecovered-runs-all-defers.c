// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All defers of the thread have run before the text is printed.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void c(void) {
  defer fprintf(stderr, "c\n");
  panic("A");
}

static void b(void) {
  defer fprintf(stderr, "b\n");
  c();
}

int main(void) {
  defer fprintf(stderr, "main\n");
  b();
  return 0;
}
