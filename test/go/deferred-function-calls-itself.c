// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function that recovers calls itself: only the call by defer
// recovers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void h(int n) {
  if (n > 0)
    h(n - 1);
  fprintf(stderr, "%d %s\n", n, recover() != NULL ? "true" : "false");
}

int main(void) {
  defer h(3);
  panic("A");
}
