// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What GCC's extensions make impossible.
// REQUIRES: gcc
// RUN: %verify %s -Wall -Wextra

#include <defer.h>

void f(void);
int g(int (*)(void));

void of_variable_size(int n) {
  struct sized {
    char bytes[n];
  };
  void take(struct sized);
  struct sized value;
  value.bytes[0] = 1;
  _Defer_function take(value); // expected-error {{an argument of variable size cannot be kept for the deferred call; put the call in braces}}
  f();
}

int out_of_nested(void) {
  __label__ out;
  int inner(void) {
    _Defer_function f(); // expected-note {{the 'defer' is here}}
    if (g(0))
      goto out; // expected-error {{'goto' may leave the scope of a 'defer' without running it}}
    return 1;
  }
  return g(inner);
out: // expected-note {{label 'out' is here}}
  return 0;
}

int good_nested(void) {
  int inner(void) {
    defer_function f();
    return g(0);
  }
  defer_function f();
  return g(inner);
}
