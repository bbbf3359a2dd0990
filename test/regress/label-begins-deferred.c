// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A label at the beginning of a deferred statement with several exits crashed
// GCC 11 in pass cfg.
// RUN: %run_levels %s

#include <stdio.h>

static int tries;

__attribute__((noinline)) static int choose(int number) {
  return number == tries % 4;
}

static int work(int way) {
  for (;;) {
    defer {
    again:
      printf("%d ", tries++);
      if (tries % 3)
        goto again;
    }
    if (choose(0))
      return way;
    if (choose(1))
      break;
    if (choose(2))
      continue;
    printf("through ");
  }
  return -1;
}

int main(void) {
  for (int way = 0; way < 3; way++)
    printf("= %d\n", work(way));
}

// OUT: 0 1 2 = 0
// OUT: through 3 4 5 6 7 8 9 10 11 = -1
// OUT: 12 13 14 = 2
