// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A result of type bool: the place in which Clang returns one is a bit, and
// what it stores and loads in the variable is a byte. Clang 16 crashed on the
// range of the one in a load of the other; the module of Clang 14 was not
// valid.
// RUN: %run_levels %s

#include <stdbool.h>
#include <stdio.h>

static int left = 5;
static bool more(void) { return --left >= 0; }
static bool *kept;
static void change(bool *b) { *b = !*b; }

static bool plain(int a) {
  __attribute__((defer_result)) bool x = a > 1;
  _Defer x ^= more();
  for (int i = 0; i < a; i++)
    if (x && more())
      x = (x ^ (i + 1)) & 1;
  return x & more();
}

static bool by_address(int a) {
  __attribute__((defer_result)) bool x = a > 1;
  bool *p = &x;
  _Defer {
    kept = p;
    change(kept);
  }
  if (x)
    change(&x);
  return *p;
}

int main(void) {
  for (int a = 0; a < 4; a++)
    printf("%d %d\n", plain(a), by_address(a));
}

// OUT: 1 1
// OUT: 1 1
// OUT: 0 1
// OUT: 0 1
