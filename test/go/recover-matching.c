// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// After recover gave nothing in a deferred function of the deferred function,
// the outer one recovers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    fprintf(stderr, "outer %s\n", recover()->text);
  }
  defer {
    defer {
      fprintf(stderr, "inner %s\n", recover() == NULL ? "true" : "false");
    }
    fprintf(stderr, "middle\n");
  }
  panic("panic1");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
