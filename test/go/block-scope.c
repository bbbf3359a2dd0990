// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops and blocks: in Go their defers run at the end of the function, in C at
// the end of the block.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: a deferred statement runs at the end of its block, also in a loop
// OUT: it 0
// OUT: d 0
// OUT: it 1
// OUT: d 1
// OUT: it 2
// OUT: d 2
// OUT: in block
// OUT: blk
// OUT: end

#include <defer.h>
#include <stdio.h>

int main(void) {
  for (int i = 0; i < 3; i++) {
    defer fprintf(stderr, "d %d\n", i);
    fprintf(stderr, "it %d\n", i);
  }
  {
    defer fprintf(stderr, "blk\n");
    fprintf(stderr, "in block\n");
  }
  fprintf(stderr, "end\n");
  return 0;
}
