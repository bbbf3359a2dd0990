// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Blocks have results, errors and a scope of their own; constructor elision is
// no matter of C.
// REQUIRES: clang
// RUN: %run_levels %s -fblocks -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

// Of the runtime of blocks, which is not there.
void *_NSConcreteGlobalBlock[32], *_NSConcreteStackBlock[32];

static void show(const char *what, int n) { printf("%s %d\n", what, n); }

static int outer(int n) {
  DEFER_RESULT int x = 100;
  defer x++;
  int (^block)(int) = ^int(int m) {
    DEFER_RESULT int y = 5;
    defer y *= 2;
    if (m)
      return m + 0 * n;
    return y;
  };
  return block(n) + block(n + 1);
}

static int errors(int n) {
  errdefer show("outer error", n);
  int (^block)(int) = ^int(int m) {
    errdefer show("inner error", m);
    return m + 0 * n;
  };
  return block(-n) > 0 ? -5 : 5;
}

static void scopes(int n) {
  defer_function show("outer", n);
  int (^block)(int) = ^int(int m) {
    for (int i = 0; i < m; i++)
      defer_function show("inner", i);
    return m + 0 * n;
  };
  block(n);
  show("body", n);
}

int main(void) {
  show("outer", outer(0));
  errors(1);
  errors(-1);
  scopes(2);
}

// OUT: outer 13
// OUT: inner error -1
// OUT: outer error -1
// OUT: inner 1
// OUT: inner 0
// OUT: body 2
// OUT: outer 2
