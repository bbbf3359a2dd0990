// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function panics and recovers that before it recovers the panic
// it was called for.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void small(void) {
  defer {
    fprintf(stderr, "small %s\n", recover()->text);
  }
  panic("B");
}

static void h(void) {
  small();
  fprintf(stderr, "h %s\n", recover()->text);
  small();
  fprintf(stderr, "none %s\n", recover() == NULL ? "true" : "false");
}

int main(void) {
  defer h();
  panic("A");
}
