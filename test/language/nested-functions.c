// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Deferred statements in nested functions, around them, and nested functions in
// deferred statements.
// REQUIRES: gcc
// RUN: %run_levels %s -Wl,-z,execstack

#include <stdio.h>

static int call(int (*f)(int), int x) { return f(x); }

static int around(int x) {
  int log = 0;
  defer { printf("around %d\n", log); }
  int inner(int y) {
    defer log += y;
    defer { printf("inner %d\n", log); }
    if (y == 1)
      return log + 50;
    log *= 2;
    return log;
  }
  log = x;
  int first = call(inner, 1);
  int second = inner(2);
  return first * 100 + second;
}

static int inside(int x) {
  defer {
    int twice(int y) {
      defer x++;
      return 2 * y + x;
    }
    printf("twice %d\n", call(twice, 4));
    printf("x %d\n", x);
  }
  x += 10;
  return x;
}

static int through(int x) {
  int changed(int y) {
    x += y;
    return x;
  }
  defer { printf("changed %d\n", call(changed, 5)); }
  return changed(1);
}

static int deep(int x) {
  int one(int y) {
    defer { printf("one %d %d\n", x, y); }
    int two(int z) {
      defer { printf("two %d %d %d\n", x, y, z); }
      x++;
      return y++ + z;
    }
    return call(two, y * 10);
  }
  return one(x);
}

int main(void) {
  printf("%d\n", around(3));
  printf("%d\n", inside(1));
  printf("%d\n", through(1));
  printf("%d\n", deep(1));
}

// OUT: inner 3
// OUT: inner 8
// OUT: around 10
// OUT: 5308
// OUT: twice 19
// OUT: x 12
// OUT: 11
// OUT: changed 7
// OUT: 2
// OUT: two 2 2 10
// OUT: one 2 2
// OUT: 11
