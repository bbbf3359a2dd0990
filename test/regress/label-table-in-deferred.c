// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A table of labels knows one copy of the deferred statement only. What keeps
// GCC from copying it had no location and crashed pass final.
// RUN: %run_levels %s

#include <stdio.h>

__attribute__((noinline)) static int equal(int a, int b) { return a == b; }

static int work(int way) {
  for (int i = 0; i < 2; i++) {
    defer {
      static void *const table[] = {&&first, &&second, &&third};
      int step = 0;
      goto *table[step];
    first:
      printf("first ");
      goto *table[++step];
    second:
      printf("second ");
      goto *table[++step];
    third:
      puts("third");
    }
    if (equal(way, 0))
      return 10;
    if (equal(way, 1))
      continue;
    if (equal(way, 2))
      break;
    printf("through ");
  }
  return 20;
}

int main(void) {
  for (int way = 0; way < 4; way++)
    printf("= %d\n", work(way));
}

// OUT: first second third
// OUT: = 10
// OUT: first second third
// OUT: first second third
// OUT: = 20
// OUT: first second third
// OUT: = 20
// OUT: through first second third
// OUT: through first second third
// OUT: = 20
