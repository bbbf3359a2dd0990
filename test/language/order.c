// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Deferred statements run in reverse order of being reached, at every exit.
// RUN: %run_levels %s

#include <stdio.h>

static int leave(int way) {
  defer puts("first");
  if (way == 0)
    return 1;
  defer puts("second");
  for (int i = 0; i < 2; i++) {
    defer printf("iteration %d\n", i);
    if (way == 1)
      continue;
    if (way == 2)
      break;
    puts("body");
  }
  return 2;
}

int main(void) {
  for (int way = 0; way < 4; way++)
    printf("way %d: %d\n", way, leave(way));
}

// OUT: first
// OUT: way 0: 1
// OUT: iteration 0
// OUT: iteration 1
// OUT: second
// OUT: first
// OUT: way 1: 2
// OUT: iteration 0
// OUT: second
// OUT: first
// OUT: way 2: 2
// OUT: body
// OUT: iteration 0
// OUT: body
// OUT: iteration 1
// OUT: second
// OUT: first
// OUT: way 3: 2
