// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The frames between the panic and the recovery are left, and each runs its
// defers once.
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
  fprintf(stderr, "no\n");
}

static void a(void) {
  defer {
    recover();
    fprintf(stderr, "a\n");
  }
  b();
  fprintf(stderr, "no\n");
}

int main(void) {
  a();
  fprintf(stderr, "main\n");
  return 0;
}
