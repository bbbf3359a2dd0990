// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What cleans up a variable in an operand of constant value: Clang takes that for
// a constant, so that it ran at the exit, and with `_Defer_function` not at all.
// RUN: %run_levels %s

#include <stdio.h>

static void clean(int *p) { printf("clean %d\n", *p); }
static void use(int a) { printf("use %d\n", a); }

static void registered(void) {
  _Defer_function use(({
    __attribute__((cleanup(clean), unused)) int c = 1;
    1;
  }));
  puts("registered");
}

static void deferred(void) {
  defer use(2 + ({
              __attribute__((cleanup(clean), unused)) int c = 3;
              0;
            }));
  puts("deferred");
}

int main(void) {
  registered();
  deferred();
}

// OUT: clean 1
// OUT: registered
// OUT: use 1
// OUT: clean 3
// OUT: deferred
// OUT: use 2
