// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function with a loop of recovered panics while its own panic is
// under way, eight deep.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void once(int n) {
  defer {
    fprintf(stderr, "%d ", (int)recover()->integer);
  }
  panic(n);
}

static void nest(int depth) {
  defer {
    for (int i = 0; i < 3; i++)
      once(depth * 10 + i);
    if (depth > 0)
      nest(depth - 1);
    fprintf(stderr, "level %d %s\n", depth, recover()->text);
  }
  panic("outer");
}

int main(void) {
  nest(8);
  fprintf(stderr, "end\n");
  return 0;
}
