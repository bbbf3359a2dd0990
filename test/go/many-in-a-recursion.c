// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 20000 defers under way at the same time, in a recursion, then the same while
// panicking.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int n;

static void f(int depth, bool fail) {
  defer {
    n++;
  }
  if (depth > 0)
    f(depth - 1, fail);
  else if (fail)
    panic("deep");
}

int main(void) {
  f(20000, false);
  fprintf(stderr, "%d\n", n);
  defer {
    fprintf(stderr, "%d %s\n", n, recover()->text);
  }
  f(20000, true);
  return 0;
}
