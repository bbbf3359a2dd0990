// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operand of return is in the named result when a deferred function panics; an
// earlier one recovers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(int n) {
  DEFER_RESULT int r = 1;
  defer {
    const defer_value *v = recover();
    fprintf(stderr, "%s %d\n", v ? v->text : "nothing", r);
    r += 1000;
  }
  defer {
    if (n > 1)
      panic("deferred");
    r += 100;
  }
  defer r += 10;
  if (n == 0)
    panic("body");
  return n + 1;
}

int main(void) {
  for (int n = 0; n < 3; n++)
    fprintf(stderr, "%d\n", f(n));
  return 0;
}
