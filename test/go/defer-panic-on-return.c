// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same on the usual way out, where a caller recovers it.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer panic("B");
  fprintf(stderr, "body\n");
}

static void g(void) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  f();
}

int main(void) {
  g();
  f();
  return 0;
}
