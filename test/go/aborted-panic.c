// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestAbortedPanic: after the newer panic is recovered, an earlier defer
// sees none.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    fprintf(stderr, "first %s\n", recover() == NULL ? "true" : "false");
  }
  defer {
    fprintf(stderr, "second %s\n", recover()->text);
  }
  defer {
    panic("panic2");
  }
  panic("panic1");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  panic("panic3");
}
