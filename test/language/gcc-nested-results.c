// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Nested functions have results, errors and a scope of their own, and use the
// result variable of the function around them.
// REQUIRES: gcc
// RUN: %run_levels %s -Wl,-z,execstack -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) { printf("%s %d\n", what, n); }
static int call(int (*f)(int), int n) { return f(n); }

static int around(int n) {
  DEFER_RESULT int x = 1;
  int inner(int m) {
    DEFER_RESULT int x = 5;
    defer x *= 2;
    if (m)
      return m;
    return x;
  }
  void set(int m) { x += m; }
  defer set(1000);
  defer_function set(100);
  x = call(inner, n);
  set(10);
  return x;
}

struct large {
  int values[40];
};
static struct large structure(int n) {
  DEFER_RESULT struct large x = {{n}};
  int set(int m) {
    x.values[39] += m;
    return x.values[0];
  }
  defer set(1);
  x.values[1] = call(set, 2);
  return x;
}

static int errors(int n) {
  errdefer show("outer error", n);
  int inner(int m) {
    errdefer show("inner error", m);
    return m;
  }
  _Bool truth(int m) {
    errdefer show("false", m);
    return m;
  }
  truth(n);
  return inner(-n);
}

static int scopes(int n) {
  defer_function show("outer", n);
  int inner(int m) {
    for (int i = 0; i < m; i++)
      defer_function show("inner", i);
    return m;
  }
  for (int i = 0; i < n; i++) {
    inner(i);
    defer_function inner(i);
  }
  show("body", n);
  return n;
}

int main(void) {
  show("around", around(0));
  show("around", around(3));
  struct large l = structure(4);
  printf("structure %d %d %d\n", l.values[0], l.values[1], l.values[39]);
  for (int n = -1; n < 2; n++)
    show("errors", errors(n));
  scopes(3);
}

// OUT: around 1120
// OUT: around 1116
// OUT: structure 4 4 3
// OUT: errors 1
// OUT: false 0
// OUT: errors 0
// OUT: inner error -1
// OUT: outer error 1
// OUT: errors -1
// OUT: inner 0
// OUT: inner 1
// OUT: inner 0
// OUT: body 3
// OUT: inner 1
// OUT: inner 0
// OUT: inner 0
// OUT: outer 3
