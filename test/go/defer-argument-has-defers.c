// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The argument of a deferred call is a call that defers, panics and recovers: all
// that happens when the defer statement executes, and leaves the panic alone that
// comes later.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int value(int n) {
  DEFER_RESULT int result = n;
  defer {
    fprintf(stderr, "value %s\n", recover()->text);
    result++;
  }
  panic("inner");
}

static void h(int n) {
  const defer_value *r = recover();
  fprintf(stderr, "h %d %s\n", n, r ? r->text : "nothing");
}

static void f(void) {
  defer h(value(1));
  defer h(value(5));
  fprintf(stderr, "body\n");
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "end\n");
  return 0;
}
