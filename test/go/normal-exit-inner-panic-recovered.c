// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// On the usual way out a deferred function panics and recovers inside itself:
// the result and the other defers stay.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(void) {
  defer fprintf(stderr, "first\n");
  defer {
    defer {
      fprintf(stderr, "inner %s\n", recover()->text);
    }
    panic("B");
  }
  return 5;
}

int main(void) {
  fprintf(stderr, "%d\n", f());
  return 0;
}
