// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each turn of a loop defers another function, with a variable that changes.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void open(int n) {
  fprintf(stderr, "open %d\n", n);
}

static void wait(int n) {
  fprintf(stderr, "wait %d\n", n);
}

static void stop(int n) {
  fprintf(stderr, "stop %d %s\n", n, recover() ? "recovered" : "nothing");
}

static void f(bool fail) {
  void (*functions[])(int) = {open, stop, wait, stop};
  for (int i = 0; i < 4; i++) {
    void (*function)(int) = functions[i];
    defer_function function(i);
    functions[i] = open;
  }
  if (fail)
    panic("A");
}

int main(void) {
  f(false);
  f(true);
  return 0;
}
