// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A registration in the initial value of a variable is in the scope of a `defer`
// before that: GCC's tree has the value at the beginning of the block, too.
// RUN: %run_levels %s

#include <stdio.h>

static int value(void) {
  defer puts("value second");
  int v = ({
    _Defer_function puts("value first");
    3;
  });
  return v;
}

static int inner(int n) {
  {
    defer puts("inner second");
    int a[({
      _Defer_function puts("inner first");
      n;
    })];
    a[n - 1] = n;
    return a[n - 1];
  }
}

int main(void) {
  const int v = value();
  printf("%d %d\n", v, inner(2));
}

// OUT: value first
// OUT: value second
// OUT: inner first
// OUT: inner second
// OUT: 3 2
