// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The panic in the middle of a chain is panicked with again.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    recover();
    panic("middle");
  }
  panic("inner");
}

static void g(void) {
  defer {
    panic(recover());
  }
  f();
}

int main(void) {
  defer {
    recover();
    panic("outer");
  }
  g();
  return 0;
}
