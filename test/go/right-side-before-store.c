// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 22881: what stands left of an assignment is not changed when the
// right side panics.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int fail(void) {
  panic("right");
}

static int table[3] = {1, 2, 3};

static void f(void) {
  defer {
    fprintf(stderr, "%s %d\n", recover()->text, table[1]);
  }
  table[1] = 10 + fail();
}

int main(void) {
  f();
  table[1] = 20;
  fprintf(stderr, "%d\n", table[1]);
  return 0;
}
