// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The attributes that a defer expands to are refused elsewhere, and what comes
// behind is compiled.
// REQUIRES: gcc
// RUN: %verify %s -w

void f(int value);

int global __attribute__((__defer_label__)); // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}

void in_declaration(void) { // expected-error@+4 {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}
  int x __attribute__((__defer_label__)) = 1;
  f(x);
  { int y = 2; f(y); }
}

void behind_defer(int n) { // expected-error@+5 {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}
  defer f(1);
  int x __attribute__((__defer_label__)) = 1;
  f(x);
  if (n) { f(2); }
}

void label_without_declaration(void) {
__defer: __attribute__((__defer_statement__("_Defer", 1))) f(1); // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}
}

void word_is_no_word(void) {
__defer: __attribute__((__defer_statement__(1, sizeof(int __attribute__((__defer_label__)))))) f(1); // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}
  f(2);
} // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}

void another_label(void) {
other: __attribute__((__defer_statement__("_Defer", sizeof(int __attribute__((__defer_label__)))))) f(1); // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}
  f(2);
} // expected-error {{'_Defer' begins a statement; it cannot be part of an expression or a declaration}}

void behind(int n) {
  defer f(1);
  if (n) {
    defer { f(2); }
    f(3);
  }
}
