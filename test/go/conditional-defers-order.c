// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestConditionalDefers: the order of defers of nested conditions while
// panicking.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(int n) {
  defer fprintf(stderr, "1\n");
  if (n > 5) {
    defer fprintf(stderr, "2\n");
    if (n > 8) {
      defer fprintf(stderr, "3\n");
      panic("A");
    } else {
      defer fprintf(stderr, "4\n");
      panic("B");
    }
  }
}

static void try(int n) {
  defer {
    const defer_value *r = recover();
    if (r)
      fprintf(stderr, "%s\n", r->text);
    else
      fprintf(stderr, "none\n");
  }
  f(n);
}

int main(void) {
  try(1);
  try(6);
  try(9);
  return 0;
}
