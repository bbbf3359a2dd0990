// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a deferred function defers runs at its end.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer fprintf(stderr, "1\n");
  defer {
    defer fprintf(stderr, "2\n");
    fprintf(stderr, "3\n");
  }
  fprintf(stderr, "4\n");
  return 0;
}
