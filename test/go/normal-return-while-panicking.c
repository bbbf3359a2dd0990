// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that a deferred function calls, and that returns in the usual way:
// its defers cannot recover the outer panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void c(void) {
  defer {
    fprintf(stderr, "c %s\n", recover() == NULL ? "true" : "false");
  }
  fprintf(stderr, "in c\n");
}

int main(void) {
  defer {
    c();
    fprintf(stderr, "main %s\n", recover()->text);
  }
  panic("A");
}
