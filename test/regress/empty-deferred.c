// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Clang said of a `defer` without a statement, and of one that was refused,
// that a loop had an empty body.
// RUN: %verify %s -Wall -Wextra -Wno-unused-variable

void f(void);

void empty(void) {
  defer ; { f(); } // expected-warning {{this 'defer' has no statement to run [-fplugin-arg-defer-warn=empty]}}
}

void refused(void) {
  defer int x; f(); // expected-error {{a declaration cannot be deferred; put it in braces together with the statements that use it}}
}
