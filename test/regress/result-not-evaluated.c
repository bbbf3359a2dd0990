// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement with a recovery in it runs for the panic, before the
// value of the `return` has been evaluated: Clang's plugin took the panic in it
// for one behind the evaluation.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>

__attribute__((noinline)) static void raise_if(int n) {
  if (n)
    panic(n);
}

static int value(int outer, int inner) {
  defer { recover(); }
  defer {
    defer { recover(); }
    raise_if(inner);
  }
  raise_if(outer);
  return 4;
}

int main(void) {
  for (int n = 0; n < 4; n++)
    printf("%d\n", value(n & 1, n & 2));
}

// OUT: 4
// OUT: 0
// OUT: 4
// OUT: 0
