// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred call in parentheses, its result cast to void, through a
// dereferenced pointer: it recovers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int h(int n) {
  fprintf(stderr, "%d %s\n", n, recover()->text);
  return n;
}

static void a(void) {
  defer(void) h(1);
  panic("A");
}

static void b(void) {
  defer(h(2));
  panic("B");
}

static void c(int (*f)(int)) {
  defer f(3);
  panic("C");
}

static void d(int (*f)(int)) {
  defer (*f)(4);
  panic("D");
}

int main(void) {
  a();
  b();
  c(h);
  d(h);
  fprintf(stderr, "end\n");
  return 0;
}
