// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// __builtin_return left a defer, and a deferred statement, without a word.
// REQUIRES: gcc
// RUN: %verify %s -w

void *applied(void);
void f(void);

int leaves_scope(void) {
  defer f();                    // expected-note {{the 'defer' is here}}
  __builtin_return(applied());  // expected-error {{'__builtin_return' may leave the scope of a 'defer' without running it}}
}

int leaves_deferred(void) {
  defer {                        // expected-note {{the deferred statement is here}}
    __builtin_return(applied()); // expected-error {{'__builtin_return' leaves a deferred statement}}
  }
  f();
  return 1;
}

int behind(void) {
  {
    defer f();
    f();
  }
  __builtin_return(applied());
}
