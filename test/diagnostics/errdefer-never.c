// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With panic=off nothing runs an _Errdefer of a function that returns no error.
// RUN: %verify %s -fplugin-arg-defer-panic=off -Wall -Wextra
// RUN: %cc -fplugin-arg-defer-panic=off -fplugin-arg-defer-warn=no-never -Werror -c %s -o %t.o
// RUN: %cc -Wall -Wextra -Werror -c %s -o %t.o

#include <defer.h>

void f(void);
int g(int x);
struct pair {
  int x, y;
};
enum color { RED, GREEN };

void of_void(void) {
  _Errdefer f(); // expected-warning {{nothing runs this '_Errdefer': the function's result is never an error [-fplugin-arg-defer-warn=never]}}
  g(1);
}
unsigned of_unsigned(void) {
  _Errdefer f(); // expected-warning {{nothing runs this '_Errdefer': the function's result is never an error [-fplugin-arg-defer-warn=never]}}
  _Errdefer { f(); } // expected-warning {{nothing runs this '_Errdefer': the function's result is never an error [-fplugin-arg-defer-warn=never]}}
  return 1;
}
double of_double(void) {
  _Errdefer f(); // expected-warning {{nothing runs this '_Errdefer': the function's result is never an error [-fplugin-arg-defer-warn=never]}}
  return 1;
}
struct pair of_structure(void) {
  _Errdefer f(); // expected-warning {{nothing runs this '_Errdefer': the function's result is never an error [-fplugin-arg-defer-warn=never]}}
  return (struct pair){1, 2};
}
enum color of_enum(void) {
  _Errdefer f(); // expected-warning {{nothing runs this '_Errdefer': the function's result is never an error [-fplugin-arg-defer-warn=never]}}
  return GREEN;
}

int good(int n) {
  errdefer f();
  return g(n);
}
_Bool good_bool(int n) {
  errdefer f();
  return g(n);
}
DEFER_ERROR(1, 5) unsigned good_unsigned(unsigned n) {
  errdefer f();
  return n;
}
DEFER_ERROR(1, 1) enum color good_enum(int n) {
  errdefer f();
  return n ? RED : GREEN;
}
