// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred functions of deferred functions change the named result, one of them
// after its own recovery.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(void) {
  DEFER_RESULT int r;
  defer {
    defer r *= 2;
    defer {
      const defer_value *v = recover();
      fprintf(stderr, "%s\n", v->text);
      r += 5;
    }
    r++;
    panic("inner");
  }
  return 10;
}

int main(void) {
  fprintf(stderr, "%d\n", f());
  return 0;
}
