// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A defer stands in a function, where a statement can begin.
// RUN: %verify %s -w

void f(void);
int g(void);

_Defer f(); // expected-error {{'_Defer' outside of a function}}

defer { f(); } // expected-error {{'defer' outside of a function}}

int x;

int in_expression(void) {
  return 1 + (_Defer g()); // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}
}

int allowed(void) {
  return 1 + ({
           _Defer f();
           g();
         });
}
