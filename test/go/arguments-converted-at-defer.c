// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments are converted to the types of the parameters when the defer
// statement executes. Go says so, C does it by itself.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void show(signed char a, unsigned short b, unsigned c, double d) {
  fprintf(stderr, "%d %u %u %s\n", a, b, c, d == 3 ? "true" : "false");
}

int main(void) {
  int a = 257, b = 65538, c = -1, d = 3;
  defer show(a, b, c, d);
  a = b = c = d = 0;
  defer show(a, b, c, d);
  fprintf(stderr, "%d %d %d %d\n", a, b, c, d);
  return 0;
}
