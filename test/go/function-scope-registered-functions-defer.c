// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred calls of a loop are of functions that defer in loops, panic and
// recover themselves.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(int n) {
  fprintf(stderr, "show %d\n", n);
}

static void worker(int n) {
  defer {
    const defer_value *r = recover();
    fprintf(stderr, "worker %d %s\n", n, r ? r->text : "nothing");
  }
  for (int i = 0; i < n; i++)
    defer_function show(10 * n + i);
  if (n == 2)
    panic("two");
}

int main(void) {
  defer {
    fprintf(stderr, "main %s\n", recover()->text);
  }
  for (int i = 1; i < 4; i++)
    defer_function worker(i);
  panic("A");
}
