// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a defer_result variable may be; result-place.c has where it may stand, and
// result-clean.c the correct uses.
// RUN: %verify %s -Wall -Wextra
// RUN: %verify %s -O2 -Wall -Wextra

#include <defer.h>

void f(void);
int g(int x);

DEFER_RESULT int at_file_scope; // expected-error {{'defer_result' needs a local variable without 'static' or 'extern'; 'at_file_scope' is none}}
DEFER_RESULT static int static_at_file_scope; // expected-error {{'defer_result' needs a local variable without 'static' or 'extern'; 'static_at_file_scope' is none}}

struct structure {
  int member DEFER_RESULT; // expected-error {{'defer_result' needs a local variable without 'static' or 'extern'; 'member' is none}}
};

int use_static(void) { return static_at_file_scope; }

int parameter(DEFER_RESULT int x) { // expected-error {{'defer_result' needs a local variable without 'static' or 'extern'; 'x' is none}}
  defer f();
  return x;
}

int static_variable(void) {
  DEFER_RESULT static int x; // expected-error {{'defer_result' needs a local variable without 'static' or 'extern'; 'x' is none}}
  defer f();
  return x;
}

int extern_variable(void) {
  DEFER_RESULT extern int x; // expected-error {{'defer_result' needs a local variable without 'static' or 'extern'; 'x' is none}}
  defer f();
  return x;
}

int second(int n) {
  DEFER_RESULT int x = n; // expected-note {{the first one is here}}
  DEFER_RESULT int y = n; // expected-error {{'y' is the second 'defer_result' variable of the function}}
  defer f();
  return x + y;
}

int second_declarator(int n) {
  DEFER_RESULT int x = n, // expected-note {{the first one is here}}
      y = n; // expected-error {{'y' is the second 'defer_result' variable of the function}}
  defer f();
  return x + y;
}

int other_width(void) {
  DEFER_RESULT long x = 1; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  defer f();
  return x;
}

int other_sign(void) {
  DEFER_RESULT unsigned x = 1; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  defer f();
  return x;
}

const char *other_pointer(char *text) {
  DEFER_RESULT char *x = text; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  defer f();
  return x;
}

struct other {
  int member;
};
struct same {
  int member;
};
struct same other_structure(struct same s) {
  DEFER_RESULT struct other x = {1}; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  defer f();
  s.member = x.member;
  return s;
}

void of_void(void) {
  DEFER_RESULT int x = 1; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  defer f();
  g(x);
}

int array(int n) {
  DEFER_RESULT int x[1] = {0}; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  defer f();
  x[0] = n;
  return x[0];
}

int constant(int n) {
  DEFER_RESULT const int x = n; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  defer f();
  return x;
}

int aligned(int n) {
  DEFER_RESULT int x __attribute__((aligned(32))) = n; // expected-error {{the 'defer_result' variable 'x' has an alignment of its own}}
  defer f();
  return x;
}

int standard_aligned(int n) {
  DEFER_RESULT _Alignas(32) int x = n; // expected-error {{the 'defer_result' variable 'x' has an alignment of its own}}
  defer f();
  return x;
}

// Without a deferred statement an error is one, too.
int without_defer(int n) {
  DEFER_RESULT long x = n; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
  return x;
}
