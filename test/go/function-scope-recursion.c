// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops that defer, in a recursion; then the same while panicking.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(int depth, int n) {
  fprintf(stderr, "%d %d\n", depth, n);
}

static void f(int depth, bool fail) {
  for (int i = 0; i < depth; i++)
    defer_function show(depth, i);
  if (depth < 3)
    f(depth + 1, fail);
  else if (fail)
    panic("deep");
  fprintf(stderr, "left %d\n", depth);
}

int main(void) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  f(1, false);
  f(1, true);
  return 0;
}
