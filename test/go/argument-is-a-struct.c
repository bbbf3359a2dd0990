// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers gets a struct, as a literal and as a
// variable.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

struct point {
  long x, y, z;
};

static void h(struct point p) {
  const defer_value *v = recover();
  fprintf(stderr, "%ld %ld %ld %s\n", p.x, p.y, p.z, v ? v->text : "no panic");
}

static void literal(void) {
  defer h((struct point){10, 20, 30});
  panic("A");
}

static void variable(void) {
  struct point p = {1, 2, 3};
  defer h(p);
  panic("B");
}

int main(void) {
  literal();
  variable();
  return 0;
}
