// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom that puts an old value back: it is read when the defer statement
// executes.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static int level = 1;

static void set_level(int n) {
  level = n;
}

static void fail(int n) {
  if (n == 4)
    panic("deep");
}

static void f(int n) {
  defer set_level(level);
  level = n;
  fprintf(stderr, "level %d\n", level);
  if (n < 4)
    f(n * 2);
  fail(n);
  fprintf(stderr, "not reached\n");
}

int main(void) {
  defer {
    fprintf(stderr, "level %d %s\n", level, recover()->text);
  }
  defer set_level(level);
  level = 9;
  f(2);
  return 0;
}
