// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An attribute between the name of a function and its parameters: what follows
// is still the body of a function.
// RUN: %run_levels %s -std=gnu2x

#include <stdio.h>

static int function [[gnu::noinline]] (int n) {
  defer puts("deferred");
  return n;
}

static int several [[gnu::unused]] [[gnu::noinline]] (int n) {
  _Defer puts("deferred");
  return n;
}

static int other(int n [[gnu::unused]]) {
  defer puts("deferred");
  return 3;
}

int main(void) {
  printf("%d\n", function(1));
  printf("%d\n", several(2));
  printf("%d\n", other(2));
}

// OUT: deferred
// OUT: 1
// OUT: deferred
// OUT: 2
// OUT: deferred
// OUT: 3
