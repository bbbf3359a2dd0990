// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The range of errors in double square brackets, wherever attributes of C may
// stand. These versions of Clang hand no plugin the arguments.
// UNSUPPORTED: clang-14, clang-15, clang-16
// RUN: %run_levels %s -std=gnu2x

#include <defer.h>
#include <stdio.h>

[[defer::error(3, 5)]] static int range(int n) {
  _Errdefer puts("range");
  return n;
}

static int behind_function [[defer::error(-1, 1)]] (int n) {
  [[defer::result]] int x;
  _Errdefer puts("behind_function");
  defer x--;
  return n;
}

[[defer::error(7, 7)]] int declared(int n);
int declared(int n) {
  _Errdefer puts("declared");
  return n;
}

int main(void) {
  for (int n = 2; n < 7; n++)
    printf("%d\n", range(n));
  for (int n = -1; n < 4; n++)
    printf("%d\n", behind_function(n));
  declared(6);
  declared(7);
}

// OUT: 2
// OUT: range
// OUT: 3
// OUT: range
// OUT: 4
// OUT: range
// OUT: 5
// OUT: 6
// OUT: -2
// OUT: behind_function
// OUT: -1
// OUT: behind_function
// OUT: 0
// OUT: behind_function
// OUT: 1
// OUT: 2
// OUT: declared
