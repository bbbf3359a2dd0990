// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A receiver that is a value is copied when the defer statement executes, one that
// is a pointer is not; in C they are arguments.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

struct counter {
  int n;
};

static void by_value(struct counter c) {
  fprintf(stderr, "value %d\n", c.n);
}

static void by_pointer(const struct counter *c) {
  fprintf(stderr, "pointer %d\n", c->n);
}

int main(void) {
  struct counter c = {1};
  defer by_value(c);
  defer by_pointer(&c);
  c.n = 2;
  defer by_value(c);
  c.n = 3;
  return 0;
}
