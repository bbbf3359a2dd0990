// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// B ends A when it unwinds past the frame that ran A's deferred functions:
// recovering B ends both.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    panic("B");
  }
  panic("A");
}

static void g(void) {
  defer {
    fprintf(stderr, "g %s\n", recover()->text);
  }
  f();
}

int main(void) {
  g();
  fprintf(stderr, "after\n");
  defer {
    fprintf(stderr, "nothing left %s\n", recover() == NULL ? "true" : "false");
  }
  fprintf(stderr, "end\n");
  return 0;
}
