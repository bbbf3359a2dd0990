// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `break` and `continue` that name a loop around the deferred statement left it
// from within a loop inside of it without an error.
//
// REQUIRES: named-loops
// RUN: %verify %s -std=gnu2y

void g(void);

void f(int n) {
outer:
  for (int i = 0; i < n; i++) {
    _Defer { // expected-note {{the deferred statement is here}}
      for (;;)
        break outer; // expected-error {{'break' leaves a deferred statement}}
    }
    _Defer { // expected-note {{the deferred statement is here}}
      while (n)
        continue outer; // expected-error {{'continue' leaves a deferred statement}}
    }
    _Defer { // expected-note {{the deferred statement is here}}
    inner:
      switch (n) {
      case 1:
        for (;;)
          break inner;
      default:
        do {
          break outer; // expected-error {{'break' leaves a deferred statement}}
        } while (n);
      }
    }
    g();
  }
last:
  switch (n) {
  case 1: {
    _Defer { // expected-note {{the deferred statement is here}}
      _Defer { // expected-note {{the deferred statement is here}}
        for (;;)
          break last; // expected-error {{'break' leaves a deferred statement}}
      }
    other:
      for (;;) {
        _Defer g();
        for (;;)
          break other;
      }
      while (n)
        break last; // expected-error {{'break' leaves a deferred statement}}
    }
    g();
  }
  }
}
