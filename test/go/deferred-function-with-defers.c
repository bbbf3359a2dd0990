// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function recovers after it has deferred something itself, which
// panics.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void h(void) {
  defer {
    fprintf(stderr, "in h %s\n", recover()->text);
  }
  fprintf(stderr, "h %s\n", recover()->text);
  panic("B");
}

static void f(void) {
  defer {
    fprintf(stderr, "f %s\n", recover() == NULL ? "true" : "false");
  }
  defer h();
  panic("A");
}

int main(void) {
  f();
  fprintf(stderr, "end\n");
  return 0;
}
