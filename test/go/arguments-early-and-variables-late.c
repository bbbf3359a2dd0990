// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// In one function: a call, whose argument is what the variable was, and a closure,
// in C a block, which reads what it is.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int i) {
  fprintf(stderr, "%s %d\n", what, i);
}

static void f(bool fail) {
  int i = 1;
  defer show("call", i);
  defer {
    show("block", i);
    i = 50;
  }
  i = 2;
  defer show("call", i);
  defer {
    show("block", i);
    i = 40;
  }
  i = 3;
  if (fail)
    panic("A");
}

int main(void) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  f(false);
  f(true);
  return 0;
}
