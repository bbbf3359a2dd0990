// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement of which nothing is left after gimplification crashed
// pass eh.
// RUN: %run_levels %s -Wno-unused-value

#include <stdio.h>

static int unused(int x) {
  defer(void) x;
  defer x;
  defer {}
  defer if (0) puts("never");
  defer while (0) puts("never");
  defer {
    int y = x;
    (void)y;
  }
  return puts("body");
}

int main(void) { return unused(1) < 0; }

// OUT: body
