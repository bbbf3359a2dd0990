// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One deferred function for the usual exit and for a panic, in a loop that
// alternates.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int f(int n) {
  defer {
    const defer_value *r = recover();
    if (r)
      fprintf(stderr, "panic %d\n", (int)r->integer);
    else
      fprintf(stderr, "usual %d\n", n);
  }
  if (n % 2 == 1)
    panic(n * 10);
  return n;
}

int main(void) {
  for (int i = 0; i < 6; i++)
    fprintf(stderr, "%d\n", f(i));
  return 0;
}
