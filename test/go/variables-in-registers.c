// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Many variables that change in a loop with calls, all read after the panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static __attribute__((noinline)) int step(int n) {
  if (n == 9)
    panic("nine");
  return n + 1;
}

static void f(void) {
  int a = 0, b = 1, c = 2, d = 3, e = 4, g = 5, h = 6;
  double x = 0.5, y = 1.5;
  defer {
    fprintf(stderr, "%d %d %d %d %d %d %d %s %s %s\n", a, b, c, d, e, g, h,
            x == 5 ? "true" : "false", y == 769.5 ? "true" : "false",
            recover()->text);
  }
  for (;;) {
    a = step(a);
    b += a;
    c ^= b;
    d += c & 3;
    e -= d;
    g += e * 2;
    h = g + a;
    x += 0.5;
    y = y * 2 - 0.0;
    if (y > 1000)
      y = 1.5;
    else if (a == 9)
      y += 1.5;
  }
}

int main(void) {
  f();
  return 0;
}
