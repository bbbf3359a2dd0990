// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic of a deferred function replaces the running one; the other defers
// run, and recover gives the newest.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    fprintf(stderr, "rec %s\n", recover()->text);
  }
  defer fprintf(stderr, "between\n");
  defer {
    panic("B");
  }
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
