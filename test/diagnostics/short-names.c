// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is said about the short names of <defer.h>, which are macros, points to
// the place of their use.
// RUN: %verify %s -Wall -Wextra

#include <defer.h>

void f(void);
int g(int x);

void redundant(int n) {
  if (n)
    errdefer f(); // expected-warning {{nothing follows this '_Errdefer' in its block, so it never runs [-fplugin-arg-defer-warn=redundant]}}
  f();
}

int empty(int n) {
  errdefer; // expected-warning {{this 'defer' has no statement to run [-fplugin-arg-defer-warn=empty]}}
  return g(n);
}

int past(int n) {
  if (n)
    goto after; // expected-error {{'goto' jumps past a 'defer' into its scope}}
  errdefer f(); // expected-note {{the 'defer' is here}}
after: // expected-note {{label 'after' is here}}
  return g(n);
}

int braces(int n) {
  defer_function { f(); } // expected-error {{'_Defer_function' defers a call; write it without braces}}
  return g(n);
}

int result(int n) {
  DEFER_RESULT long x = n; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  defer f();
  return x;
}

DEFER_ERROR(2, 1) int range(void); // expected-error {{'defer_error' takes two integer constants, the smaller one first}}
