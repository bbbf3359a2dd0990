// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A defer that was not reached does not run, neither after a return before it
// nor after a panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(bool early) {
  defer fprintf(stderr, "first\n");
  if (early)
    return;
  fprintf(stderr, "late\n");
  defer fprintf(stderr, "second\n");
  if (!early)
    panic("A");
  defer fprintf(stderr, "third\n");
  fprintf(stderr, "not here\n");
}

int main(void) {
  f(true);
  defer {
    fprintf(stderr, "recovered %s\n", recover()->text);
  }
  f(false);
  return 0;
}
