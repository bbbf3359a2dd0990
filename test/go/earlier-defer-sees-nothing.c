// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A defer that was reached earlier runs after the recovery, and recover gives
// nothing there.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    fprintf(stderr, "outer %s\n", recover() == NULL ? "true" : "false");
  }
  defer {
    fprintf(stderr, "inner %s\n", recover()->text);
  }
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
