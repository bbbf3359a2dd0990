// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A registration in a loop behind an array of variable length, in a function that
// cannot throw: GCC crashed, since what restores the stack was in an empty body.
// RUN: %run_levels %s

#include <stdio.h>

static int sum;
static int add(int x) { return sum += x; }

static void quiet(int n) {
  int array[n];
  array[n - 1] = n;
  add(array[n - 1]);
  for (int i = 0; i < n; i++)
    _Defer_function add(i);
}

static void loud(int n) {
  int array[n];
  array[0] = n;
  printf("%d\n", array[0]);
  for (int i = 0; i < n; i++)
    _Defer_function printf("%d\n", i);
}

int main(void) {
  quiet(4);
  printf("sum %d\n", sum);
  loud(2);
}

// OUT: sum 10
// OUT: 2
// OUT: 1
// OUT: 0
