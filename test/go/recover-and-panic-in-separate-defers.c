// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic2: the recovery and the second panic are in separate
// deferred functions.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    panic("second panic");
  }
  defer {
    printf("%s\n", recover()->text);
  }
  panic("first panic");
}

static void g(void) {
  defer {
    printf("%s\n", recover()->text);
  }
  f();
}

int main(void) {
  g();
  fflush(stdout);
  panic("third panic");
}
