// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function repairs the named result: those that run behind it see no
// error any more, and those that ran before did.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(int n) {
  DEFER_RESULT int r;
  errdefer fprintf(stderr, "outer\n");
  defer {
    const defer_value *v = recover();
    if (v)
      r = (int)v->integer;
    if (r == -2)
      r = 0;
  }
  errdefer {
    fprintf(stderr, "inner\n");
  }
  if (n < -9)
    panic(n + 10);
  return n;
}

int main(void) {
  static const int numbers[] = {1, -1, -2, -11, -12};
  for (int i = 0; i < 5; i++)
    fprintf(stderr, "%d\n", f(numbers[i]));
  return 0;
}
