// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 100000 defers of a loop: Go holds them all to the end of the function, C one
// at a time.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: 100000 turns of a loop have run their deferred statements when the loop is over
// OUT: 100000

#include <defer.h>
#include <stdio.h>

int main(void) {
  int c = 0;
  for (int i = 0; i < 100000; i++) {
    defer {
      c++;
    }
    (void)i;
  }
  fprintf(stderr, "%d\n", c);
  return 0;
}
