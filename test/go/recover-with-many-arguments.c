// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers has arguments in registers, on the stack,
// and of several types.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

struct point {
  long x, y, z;
};

static void h(int a, double b, struct point c, int d, int e, int f, int g,
              int i, int j, const char *s) {
  fprintf(stderr, "%d %s %ld %d %d %d %d %d %d %s %s\n", a,
          b == 2.5 ? "true" : "false", c.x + c.y + c.z, d, e, f, g, i, j, s,
          recover()->text);
}

static void run(void) {
  defer h(1, 2.5, (struct point){10, 20, 30}, 4, 5, 6, 7, 8, 9, "s");
  panic("A");
}

int main(void) {
  run();
  fprintf(stderr, "end\n");
  return 0;
}
