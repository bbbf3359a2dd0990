// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred closure, in C the block, reads variables when it runs.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  int i = 0;
  defer {
    fprintf(stderr, "i %d\n", i);
  }
  i = 7;
  fprintf(stderr, "body %d\n", i);
  return 0;
}
