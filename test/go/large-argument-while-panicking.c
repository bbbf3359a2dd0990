// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A large struct is copied when the defer statement executes; a panic runs the call
// with the copy.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

struct large {
  long values[64];
  const char *name;
};

static void show(struct large l, int n) {
  fprintf(stderr, "%s %ld %ld %d\n", l.name, l.values[0], l.values[63], n);
}

static void f(void) {
  struct large l = {{1}, "before"};
  l.values[63] = 2;
  defer show(l, 1);
  l.values[0] = l.values[63] = 3;
  l.name = "after";
  defer show(l, 2);
  l.values[0] = 4;
  panic("A");
}

int main(void) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  f();
  return 0;
}
