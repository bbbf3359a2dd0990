// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A defer_result variable stands in the outermost block of its function, before
// what is deferred there.
// RUN: %verify %s -Wall -Wextra
// RUN: %verify %s -O2 -Wall -Wextra

#include <defer.h>

void f(void);
int g(int x);

int inner_block(int n) {
  {
    DEFER_RESULT int x = n; // expected-error {{declare the 'defer_result' variable 'x' in the outermost block of the function, before the first 'defer'}}
    defer f();
    return x;
  }
}

int in_for(int n) {
  for (DEFER_RESULT int i = 0; i < n; i++) { // expected-error {{declare the 'defer_result' variable 'i' in the outermost block of the function, before the first 'defer'}}
    defer f();
    if (g(i))
      return i;
  }
  return n;
}

int in_statement_expression(int n) {
  return ({
    DEFER_RESULT int x = n; // expected-error {{declare the 'defer_result' variable 'x' in the outermost block of the function, before the first 'defer'}}
    defer f();
    x + g(x);
  });
}

int in_deferred(int n) {
  defer {
    DEFER_RESULT int x = n; // expected-error {{declare the 'defer_result' variable 'x' in the outermost block of the function, before the first 'defer'}}
    g(x);
  }
  return n;
}

int behind_defer(int n) {
  defer f();
  DEFER_RESULT int x = n; // expected-error {{declare the 'defer_result' variable 'x' in the outermost block of the function, before the first 'defer'}}
  return x;
}

int behind_inner_defer(int n) {
  {
    defer f();
    g(n);
  }
  DEFER_RESULT int x = n; // expected-error {{declare the 'defer_result' variable 'x' in the outermost block of the function, before the first 'defer'}}
  return x;
}

int behind_errdefer(int n) {
  errdefer f();
  DEFER_RESULT int x = n; // expected-error {{declare the 'defer_result' variable 'x' in the outermost block of the function, before the first 'defer'}}
  return x;
}

int behind_defer_function(int n) {
  defer_function f();
  DEFER_RESULT int x = n; // expected-error {{declare the 'defer_result' variable 'x' in the outermost block of the function, before the first 'defer'}}
  return x;
}

int block_without_defer(int n) {
  if (n) {
    DEFER_RESULT int x = n; // expected-error {{declare the 'defer_result' variable 'x' in the outermost block of the function, before the first 'defer'}}
    return x;
  }
  return 1;
}
