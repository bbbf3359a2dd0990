// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions with results that panic in a deferred function before or after
// return, on conditions, several times.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(int n) {
  defer {
    const defer_value *r = recover();
    if (r)
      fprintf(stderr, "f %s\n", r->text);
  }
  if (n == 1)
    return 10;
  defer {
    if (n == 2 || n == 3)
      panic("late");
  }
  if (n == 3)
    return 30;
  if (n == 4)
    panic("early");
  return 50 + n;
}

int main(void) {
  for (int n = 1; n < 6; n++) {
    int r = f(n);
    fprintf(stderr, "%d %d\n", n, r);
  }
  return 0;
}
