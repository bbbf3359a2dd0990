// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a pointer argument points to is read when the call runs, while
// panicking, too.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const int *p) {
  fprintf(stderr, "x %d\n", *p);
}

static void f(void) {
  int x = 1;
  defer show(&x);
  x = 2;
  panic("A");
}

int main(void) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  f();
  return 0;
}
