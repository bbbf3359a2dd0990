// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that takes its records from the stack, inlined into a loop: with
// GCC they stayed until the caller was left, and the stack ran out.
// RUN: %run_levels %s

#include <stdio.h>

static long sum;
static void add(long x) { sum += x; }

static void step(int count) {
  for (int i = 0; i < count; i++)
    _Defer_function add(i);
}

int main(int argc, char **argv) {
  (void)argv;
  for (int i = 0; i < 400000; i++)
    step(argc + 3);
  printf("%ld\n", sum);
}

// OUT: 2400000
