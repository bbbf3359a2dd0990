// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// After a `defer` in a declaration outside of functions, Clang took the
// functions that followed for expressions.
// RUN: %verify %s

int x = _Defer 1; // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}

struct tag {
  _Defer int member; // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}
};

int work(_Defer int parameter) { // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}
  defer x++;
  return parameter;
}

_Defer x++; // expected-error {{'_Defer' outside of a function}}

int after(void) {
  defer x++;
  return x;
}
