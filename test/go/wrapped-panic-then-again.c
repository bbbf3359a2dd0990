// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic: a panic that wraps another one is recovered, then one
// comes that ends the process.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    const defer_value *e = recover();
    if (e)
      panicf("wrap: %s", e->text);
  }
  panic("bad");
}

static void g(void) {
  defer {
    printf("%s\n", recover()->text);
    fflush(stdout);
  }
  f();
}

int main(void) {
  g();
  panic("again");
}
