// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable that a block may keep is no place of a result.
// REQUIRES: clang
// RUN: %verify %s -Wall -Wextra -fblocks

#include <defer.h>

void f(void);

int shared(int n) {
  DEFER_RESULT __block int x = n; // expected-error {{'defer_result' needs a local variable without 'static' or 'extern'; 'x' is none}}
  defer f();
  return x;
}

int in_a_block(int n) {
  int (^block)(void) = ^int(void) {
    DEFER_RESULT long x = n; // expected-error {{the type of the 'defer_result' variable 'x' is not that of the function's result}}
    defer f();
    return x;
  };
  return block();
}

int good(int n) {
  DEFER_RESULT int x = n;
  int (^block)(void) = ^int(void) {
    DEFER_RESULT int y = 1;
    defer y++;
    return y;
  };
  defer f();
  return block();
}
