// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A is recovered, then the same deferred function panics: the outer frame gets
// the new one.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    recover();
    panic("B");
  }
  panic("A");
}

int main(void) {
  defer {
    fprintf(stderr, "outer %s\n", recover()->text);
  }
  f();
  return 0;
}
