// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same, called through a pointer, and with arguments.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void h(const char *prefix, int n) {
  fprintf(stderr, "%s %d %s\n", prefix, n, recover()->text);
}

static void run(void (*f)(const char *, int)) {
  defer f("h", 3);
  panic("A");
}

int main(void) {
  run(h);
  fprintf(stderr, "after\n");
  return 0;
}
