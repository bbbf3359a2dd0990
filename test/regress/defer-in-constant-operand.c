// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A statement expression with a `defer` in it, as the argument of a deferred
// call: with Clang, if its value was known, it was evaluated at the exit, or
// what it defers was lost.
// RUN: %run_levels %s

#include <stdio.h>

static void two(int a, int b) { printf("two %d %d\n", a, b); }

static void statement(void) {
  defer two(2, ({
    _Defer puts("deferred in an operand");
    19;
  }));
  puts("statement");
}

static void function(void) {
  _Defer_function two(3, ({
    _Defer puts("deferred in another");
    20;
  }));
  puts("function");
}

int main(void) {
  statement();
  function();
}

// OUT: deferred in an operand
// OUT: statement
// OUT: two 2 19
// OUT: deferred in another
// OUT: function
// OUT: two 3 20
