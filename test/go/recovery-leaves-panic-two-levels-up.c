// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic is recovered two deferred functions further in, in one that runs by a
// normal exit: the panic that the outermost runs for stays.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void fail(void) {
  panic("A");
}

static void f(void) {
  defer {
    defer {
      defer {
        fprintf(stderr, "inner %s\n", recover()->text);
      }
      fprintf(stderr, "in the second\n");
      panic("B");
    }
    fprintf(stderr, "in the first\n");
  }
  defer fail();
  fprintf(stderr, "body\n");
}

int main(void) {
  defer {
    const defer_value *r = recover();
    fprintf(stderr, "outer %s\n", r ? r->text : "nothing");
  }
  f();
  return 0;
}
