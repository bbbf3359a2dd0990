// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function calls one that defers the same function: it recovers
// only what is meant for it.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void again(void);

static void h(int n) {
  const defer_value *r = recover();
  fprintf(stderr, "%d %s\n", n, r != NULL ? "true" : "false");
  if (n == 1) {
    again();
    fprintf(stderr, "back\n");
  }
}

static void again(void) {
  defer h(2);
  fprintf(stderr, "again\n");
}

static void panics(void) {
  defer h(3);
  panic("B");
}

static void k(void) {
  panics();
  fprintf(stderr, "k %s\n", recover()->text);
}

static void f(void) {
  defer h(1);
  panic("A");
}

static void g(void) {
  defer k();
  panic("C");
}

int main(void) {
  f();
  g();
  fprintf(stderr, "end\n");
  return 0;
}
