// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function decides by a variable whether it recovers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(bool stop) {
  defer {
    if (stop)
      fprintf(stderr, "stopped %s\n", recover()->text);
    else
      fprintf(stderr, "passed on\n");
  }
  panic("A");
}

int main(void) {
  f(true);
  defer fprintf(stderr, "main\n");
  f(false);
  return 0;
}
