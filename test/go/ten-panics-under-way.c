// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ten panics under way in one thread, none of them recovered by the others.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void try(int depth);

static void nest(int depth) {
  defer {
    if (depth > 0)
      try(depth - 1);
    fprintf(stderr, "level %d\n", depth);
  }
  panic(depth);
}

static void try(int depth) {
  defer {
    fprintf(stderr, "try %d %d\n", depth, (int)recover()->integer);
  }
  nest(depth);
}

int main(void) {
  defer fprintf(stderr, "main\n");
  nest(10);
  return 0;
}
