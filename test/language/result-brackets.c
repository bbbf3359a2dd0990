// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The attributes in double square brackets, where those of C may stand.
// RUN: %run_levels %s -std=gnu2x

#include <defer.h>
#include <stdio.h>

static int in_front(int n) {
  [[defer::result]] int x;
  defer x += n;
  return 5;
}

static int behind_name(int n) {
  int x [[defer::result]] = 1, y = 2;
  defer x += n + y;
  if (n)
    return 5;
  return x;
}

static int with_others(int n) {
  [[gnu::unused, defer::result]] int x = 0;
  _Errdefer puts("with_others");
  return n;
}

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
  printf("%d %d %d\n", in_front(1), behind_name(0), behind_name(10));
  with_others(1);
  with_others(-1);
  for (int n = 2; n < 7; n++)
    printf("%d\n", range(n));
  for (int n = -1; n < 4; n++)
    printf("%d\n", behind_function(n));
  declared(6);
  declared(7);
}

// OUT: 6 3 17
// OUT: with_others
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
