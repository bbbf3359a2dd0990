// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An element of an array as the argument: index and array are read when the defer
// statement executes; through a pointer to the element it is read later.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void show(int n) {
  fprintf(stderr, "value %d\n", n);
}

static void show_at(const int *p) {
  fprintf(stderr, "at %d\n", *p);
}

int main(void) {
  int a[] = {10, 20, 30}, i = 1;
  defer show(a[i]);
  defer show_at(&a[i]);
  i = 2;
  a[1] = 21;
  defer show(a[i]);
  defer show_at(&a[i]);
  a[2] = 31;
  i = 0;
  return 0;
}
