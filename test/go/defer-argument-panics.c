// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in the evaluation of the arguments of a deferred call: that call is not
// deferred, and those before it run.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int fail(void) {
  panic("argument");
}

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

int main(void) {
  defer show("first", 1);
  defer show("never", fail());
  fprintf(stderr, "not reached\n");
  return 0;
}
