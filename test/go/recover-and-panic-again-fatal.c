// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same with 6 frames and nothing that recovers at the top.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void deep(int n) {
  defer {
    const defer_value *r = recover();
    if (r)
      panic(r);
  }
  if (n == 0)
    panic("P");
  deep(n - 1);
}

int main(void) {
  defer fprintf(stderr, "main\n");
  deep(6);
  return 0;
}
