// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `x` has a value when the deferred statement reads it.
// REQUIRES: clang-22 || clang-23
// RUN: %not %host_cc -fdefer-ts -Werror=uninitialized -fsyntax-only %s 2>&1 | %FileCheck %s --check-prefix=NATIVE
// RUN: %cc -fdefer-ts -Wall -Wextra -Werror -fsyntax-only %s
// NATIVE: error: variable 'x' is uninitialized when used here

void use(int);

int later(void) {
  int x;
  _Defer use(x);
  x = 1;
  return x;
}
