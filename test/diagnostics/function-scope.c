// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// _Defer_function takes one call, which it can keep; the correct uses are silent.
// RUN: %verify %s -Wall -Wextra
// RUN: %verify %s -O2 -Wall -Wextra -Walloca -fplugin-arg-defer-panic=off

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

struct pair {
  int x, y;
};
void f(void);
int g(int x);
void take(const struct pair *p);
void take_value(struct pair p);
void show(const int *values);

_Defer_function f(); // expected-error {{'_Defer_function' outside of a function}}

int in_expression(void) {
  return 1 + (_Defer_function g(1)); // expected-error {{'_Defer_function' begins a statement; it cannot be part of an expression or a declaration}}
}

void braces(void) {
  _Defer_function { // expected-error {{'_Defer_function' defers a call; write it without braces}}
    f();
  }
  f();
}

void empty_braces(void) {
  _Defer_function {} // expected-error {{'_Defer_function' defers a call; write it without braces}}
  f();
}

int assignment(int n) {
  _Defer_function n = g(n); // expected-error {{'_Defer_function' defers a call; write it without braces}}
  return n;
}

int increment(int n) {
  _Defer_function n++; // expected-error {{'_Defer_function' defers a call; write it without braces}}
  return n;
}

void comma(int n) {
  _Defer_function f(), g(n); // expected-error {{'_Defer_function' defers a call; write it without braces}}
  f();
}

void condition(int n) {
  _Defer_function if (n) f(); // expected-error {{'_Defer_function' defers a call; write it without braces}}
  f();
}

void choice(int n) {
  _Defer_function n ? (void)g(n) : f(); // expected-error {{'_Defer_function' defers a call; write it without braces}}
  f();
}

void loop(int n) {
  _Defer_function while (n--) f(); // expected-error {{'_Defer_function' defers a call; write it without braces}}
  f();
}

void cast(int n) {
  _Defer_function (long)g(n); // expected-error {{'_Defer_function' defers a call; write it without braces}}
  f();
}

void literal(int n) {
  _Defer_function take(&(struct pair){n, n}); // expected-error {{the compound literal does not live until the function is left; use a variable that does}}
  f();
}

void array_literal(int n) {
  for (int i = 0; i < n; i++) {
    _Defer_function show((int[]){i, n}); // expected-error {{the compound literal does not live until the function is left; use a variable that does}}
  }
  f();
}

int good(int n) {
  struct pair p = {1, 2};
  static const struct pair constant = {3, 4};
  void *memory = malloc(3);
  void (*function)(void) = f;
  defer_function f();
  _Defer_function g(n);
  _Defer_function (void)g(n);
  _Defer_function (g(n));
  _Defer_function (f)();
  _Defer_function function();
  _Defer_function (*function)();
  _Defer_function (n ? f : function)();
  _Defer_function take(&p);
  _Defer_function take(&constant);
  _Defer_function take_value(p);
  _Defer_function take_value((struct pair){5, 6});
  _Defer_function free(memory);
  _Defer_function printf("%d\n", n);
  if (n)
    defer_function f();
  else
    defer_function g(n);
  for (int i = 0; i < n; i++)
    defer_function g(i);
  for (int i = 0; i < n; i++) {
    int array[n];
    array[0] = i;
    defer_function g(array[0]);
    if (g(i))
      break;
    if (g(-i))
      continue;
  }
  switch (n) {
  case 1:
    defer_function g(1);
    break;
  default:
    defer_function g(2);
  }
  if (g(n))
    goto end;
  defer_function g(3);
end:
  defer {
    defer_function g(4);
    f();
  }
  int value = ({
    defer_function g(5);
    g(6);
  });
  defer_function f();
  return value;
}

// The last of its block is as good as any.
void good_last(void) { defer_function f(); }
