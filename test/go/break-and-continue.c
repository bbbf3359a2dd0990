// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// break and continue: in C they run what is deferred in the block they leave,
// in Go the end of the function does.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: `break` and `continue` run the deferred statements of the block that they leave
// OUT: d0
// OUT: d1
// OUT: after-loop

#include <defer.h>
#include <stdio.h>

int main(void) {
  for (int i = 0; i < 2; i++) {
    defer fprintf(stderr, "d%d\n", i);
    if (i == 1)
      break;
    continue;
  }
  fprintf(stderr, "after-loop\n");
  return 0;
}
