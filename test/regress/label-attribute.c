// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// GCC took the attribute of a label for one of the `defer` behind it.
// RUN: %run_levels %s

#include <stdio.h>

static int work(int way) {
  if (way)
    goto first;
  printf("through ");
first:
  __attribute__((unused)) defer printf("long ");
second: __attribute__((__unused__))
  _Defer { printf("short "); }
  return way;
}

int main(void) {
  for (int way = 0; way < 2; way++)
    printf("= %d\n", work(way));
}

// OUT: through short long = 0
// OUT: short long = 1
