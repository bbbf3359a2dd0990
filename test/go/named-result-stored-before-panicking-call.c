// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 4066: the named result is stored to before a call that panics, in a
// loop.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void fail(void) {
  panic("foo1");
}

static int foo(void) {
  DEFER_RESULT int value = 0;
  defer {
    const defer_value *x = recover();
    if (x)
      fprintf(stderr, "%s\n", x->text);
  }
  for (;;) {
    value = 2;
    fail();
    value = 3;
  }
}

int main(void) {
  fprintf(stderr, "%d\n", foo());
  return 0;
}
