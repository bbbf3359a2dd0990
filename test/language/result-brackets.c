// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The attribute in double square brackets, wherever those of C may stand.
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

int main(void) {
  printf("%d %d %d\n", in_front(1), behind_name(0), behind_name(10));
  with_others(1);
  with_others(-1);
}

// OUT: 6 3 17
// OUT: with_others
