// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same where the deferred function is called by its name, and defers by a
// name, too.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void h(void) {
  fprintf(stderr, "h %s\n", recover() != NULL ? "true" : "false");
}

static void c(void) {
  defer h();
  fprintf(stderr, "in c\n");
}

static void d(void) {
  c();
  h();
}

int main(void) {
  defer h();
  defer d();
  defer c();
  panic("A");
}
