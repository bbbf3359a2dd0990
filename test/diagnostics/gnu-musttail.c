// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A musttail return in the scope of a `defer`, by GNU's attribute.
//
// REQUIRES: gnu-musttail
// RUN: %verify %s

void g(void);
int h(int n);

int in_scope(int n) {
  defer g(); // expected-note {{the 'defer' is here}}
  [[gnu::musttail]] return h(n); // expected-error {{'musttail' return in the scope of a 'defer'}}
}

int behind_scope(int n) {
  {
    defer g();
    h(n);
  }
  [[gnu::musttail]] return h(n);
}
