// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is undone on an error is undone on a panic, too: in Go the function says at
// its end that it is done, in C errdefer runs unless it is.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void undo(const char *what) {
  fprintf(stderr, "undo %s\n", what);
}

static int step(int n, int way) {
  if (n == way)
    panicf("panic at %d", n);
  return n == way - 10 ? -n : n;
}

static int all(int way) {
  for (int n = 1; n < 3; n++) {
    int r = step(n, way);
    if (r < 0)
      return r;
  }
  errdefer undo("first");
  int r = step(3, way);
  if (r < 0)
    return r;
  errdefer undo("second");
  r = step(4, way);
  if (r < 0)
    return r;
  return 0;
}

static void try(int way) {
  defer {
    const defer_value *v = recover();
    if (v)
      fprintf(stderr, "recovered %s\n", v->text);
  }
  fprintf(stderr, "%d\n", all(way));
}

int main(void) {
  static const int ways[] = {0, 1, 11, 3, 13, 4, 14};
  for (int i = 0; i < 7; i++)
    try(ways[i]);
  return 0;
}
