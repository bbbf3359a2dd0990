// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A `goto` that leaves a block with a defer, all of it in a deferred statement:
// Clang lets the block's cleanup lead to the cleanup around the outer defer,
// too, and the deferred statement seemed to run into itself.
// RUN: %run_levels %s

#include <stdio.h>

static int work(int skip) {
  int rounds = 0, again = 1;
  {
  again:;
    defer puts("around");
    if (again-- > 0)
      goto again;
    while (rounds < 2) {
      defer {
        {
          {
            defer puts("inner");
            if (skip)
              goto behind;
            puts("not skipped");
          }
        behind:
          puts("behind");
        }
      }
      rounds++;
      if (skip == 2)
        return rounds;
      puts("body");
    }
  }
  return rounds;
}

int main(void) {
  for (int skip = 0; skip < 3; skip++)
    printf("%d\n", work(skip));
}

// OUT: around
// OUT: body
// OUT: not skipped
// OUT: inner
// OUT: behind
// OUT: body
// OUT: not skipped
// OUT: inner
// OUT: behind
// OUT: around
// OUT: 2
// OUT: around
// OUT: body
// OUT: inner
// OUT: behind
// OUT: body
// OUT: inner
// OUT: behind
// OUT: around
// OUT: 2
// OUT: around
// OUT: inner
// OUT: behind
// OUT: around
// OUT: 1
