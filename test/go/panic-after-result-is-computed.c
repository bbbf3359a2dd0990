// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic of a deferred function, after return has evaluated its operand, and
// recovered in the function.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(void) {
  defer {
    fprintf(stderr, "recovered %s\n", recover()->text);
  }
  defer {
    panic("late");
  }
  return 5;
}

int main(void) {
  fprintf(stderr, "%d\n", f());
  return 0;
}
