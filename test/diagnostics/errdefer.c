// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An _Errdefer is refused and warned of where a defer is; the correct uses are
// silent.
// RUN: %verify %s -Wall -Wextra -Wno-unused-label

#include <defer.h>
#include <stddef.h>

void f(void);
int g(int x);

_Errdefer f(); // expected-error {{'_Errdefer' outside of a function}}

int in_expression(void) {
  return 1 + (_Errdefer g(1)); // expected-error {{'_Errdefer' begins a statement; it cannot be part of an expression or a declaration}}
}

int into_deferred(int n) {
  if (n)
    goto in; // expected-error {{'goto' jumps into a deferred statement}}
  _Errdefer { // expected-note {{the deferred statement is here}}
  in: // expected-note {{label 'in' is here}}
    f();
  }
  return g(n);
}

int past(int n) {
  if (n)
    goto after; // expected-error {{'goto' jumps past a 'defer' into its scope}}
  _Errdefer f(); // expected-note {{the 'defer' is here}}
after: // expected-note {{label 'after' is here}}
  return g(n);
}

int out_by_return(int n) {
  _Errdefer { // expected-note {{the deferred statement is here}}
    if (n)
      return 1; // expected-error {{'return' leaves a deferred statement}}
  }
  return g(n);
}

int label(int n) {
  _Errdefer again: // expected-error {{a label cannot be deferred; put the statement in braces}}
    f();
  return g(n);
}

int empty(int n) {
  _Errdefer; // expected-warning {{this 'defer' has no statement to run [-fplugin-arg-defer-warn=empty]}}
  return g(n);
}

int redundant(int n) {
  if (n)
    _Errdefer f(); // expected-warning {{nothing follows this '_Errdefer' in its block, so it never runs [-fplugin-arg-defer-warn=redundant]}}
  while (g(n))
    _Errdefer f(); // expected-warning {{nothing follows this '_Errdefer' in its block, so it never runs [-fplugin-arg-defer-warn=redundant]}}
  {
    _Errdefer { f(); } // expected-warning {{nothing follows this '_Errdefer' in its block, so it never runs [-fplugin-arg-defer-warn=redundant]}}
  }
  return n;
}

int good(int n) {
  errdefer f();
  _Errdefer { f(); }
  errdefer if (n) f();
  for (int i = 0; i < n; i++) {
    errdefer g(i);
    if (g(i))
      return -1;
    if (g(-i))
      continue;
  }
  return g(n);
}

void *good_pointer(void *p) {
  errdefer f();
  if (!p)
    return NULL;
  return p;
}

// With panic=on a panic may run these.
void good_void(void) {
  errdefer f();
  g(1);
}
unsigned good_unsigned(void) {
  errdefer f();
  return 1;
}
