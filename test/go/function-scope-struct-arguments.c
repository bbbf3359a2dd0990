// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each turn of a loop defers a call with its own copy of a struct.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

struct point {
  long x, y, z;
  double w;
};

static void show(struct point p, const struct point *q) {
  fprintf(stderr, "%ld %ld %ld %s %ld\n", p.x, p.y, p.z,
          p.w == 0.5 ? "true" : "false", q->x);
}

int main(void) {
  struct point p = {1, 2, 3, 0.5};
  for (int i = 0; i < 3; i++) {
    defer_function show(p, &p);
    p.x += 10;
    p.z *= 2;
    p.w += 1;
  }
  p.x = -1;
  return 0;
}
