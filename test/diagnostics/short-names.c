// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is said about the short names of <defer.h>, which are macros, is said of
// the place of their use; some compilers show the macro, too, in a note.
// RUN: %not %cc -Wall -Wextra -S -o %t.s %s 2>&1 | %FileCheck %s --implicit-check-not="defer.h:{{[0-9:]+}} error" --implicit-check-not="defer.h:{{[0-9:]+}} warning"

#include <defer.h>

void f(void);
int g(int x);

void redundant(int n) {
  if (n)
    errdefer f();
// CHECK-DAG: short-names.c:[[#@LINE-1]]:5: warning: nothing follows this '_Errdefer' in its block, so it never runs
  f();
}

int empty(int n) {
  errdefer;
// CHECK-DAG: short-names.c:[[#@LINE-1]]:3: warning: this 'defer' has no statement to run
  return g(n);
}

int past(int n) {
  if (n)
    goto after;
// CHECK-DAG: short-names.c:[[#@LINE-1]]:5: error: 'goto' jumps past a 'defer' into its scope
  errdefer f();
// CHECK-DAG: short-names.c:[[#@LINE-1]]:3: note: the 'defer' is here
after:
  return g(n);
}

int braces(int n) {
  defer_function { f(); }
// CHECK-DAG: short-names.c:[[#@LINE-1]]:3: error: '_Defer_function' defers a call; write it without braces
  return g(n);
}

int result(int n) {
  DEFER_RESULT long x = n;
// CHECK-DAG: short-names.c:[[#@LINE-1]]:21: error: the type of the 'defer_result' variable 'x' is not that of the function's result
  defer f();
  return x;
}

DEFER_ERROR(2, 1) int range(void);
// CHECK-DAG: short-names.c:[[#@LINE-1]]:{{[0-9]+}}: error: 'defer_error' takes two integer constants, the smaller one first
