// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments of a deferred call are evaluated when the defer statement
// executes.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int i) {
  fprintf(stderr, "%s %d\n", what, i);
}

int main(void) {
  int i = 0;
  defer show("i", i);
  defer show("i + 1", i + 1);
  i = 7;
  defer show("i", i);
  i = 8;
  show("now", i);
  return 0;
}
