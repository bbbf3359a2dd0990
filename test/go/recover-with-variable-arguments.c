// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers has variable arguments.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdarg.h>
#include <stdio.h>

static void h(int n, ...) {
  int sum = 0;
  va_list values;
  va_start(values, n);
  for (int i = 0; i < n; i++)
    sum += va_arg(values, int);
  va_end(values);
  fprintf(stderr, "%d %d %s\n", n, sum, recover()->text);
}

int main(void) {
  defer h(3, 10, 20, 30);
  panic("A");
}
