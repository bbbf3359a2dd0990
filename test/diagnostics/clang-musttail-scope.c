// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A registered call has to happen after the call of a `musttail` return.
// REQUIRES: clang
// RUN: %verify %s -Wall -Wextra

#include <defer.h>

int g(int x);

int registered(int n) {
  _Defer_function g(n); // expected-note {{the 'defer' is here}}
  __attribute__((musttail)) return g(n); // expected-error {{'musttail' return in the scope of a 'defer'}}
}

int error(int n) {
  _Errdefer g(1); // expected-note {{the 'defer' is here}}
  __attribute__((musttail)) return g(n); // expected-error {{'musttail' return in the scope of a 'defer'}}
}

int good(int n) {
  DEFER_RESULT int x;
  {
    defer x = 1;
    g(n);
  }
  return g(n);
}
