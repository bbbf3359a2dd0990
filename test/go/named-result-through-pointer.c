// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred call gets the address of the named result.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void set(int *p) {
  *p = 9;
}

static void add(int *p, int n) {
  *p += n;
}

static int f(void) {
  DEFER_RESULT int r;
  defer set(&r);
  return 1;
}

static int g(void) {
  DEFER_RESULT int r = 3;
  defer add(&r, r);
  defer add(&r, 100);
  return 1;
}

int main(void) {
  fprintf(stderr, "%d %d\n", f(), g());
  return 0;
}
