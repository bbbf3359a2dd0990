// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In a switch over a constant, too, what the block of a case defers runs at the
// end of that block.
// RUN: %run_levels %s

#include <stdio.h>

int main(void) {
  switch (sizeof(char)) {
  case 1: {
    defer puts("deferred");
    puts("first");
  }
    puts("behind");
    break;
  default:
    break;
  }
  return 0;
}
// OUT: first
// OUT: deferred
// OUT: behind
