// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Panics at three levels of deferred functions inside one another, recovered
// from the inside out.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {
  defer {
    defer {
      defer {
        fprintf(stderr, "3 %s\n", recover()->text);
      }
      fprintf(stderr, "2 %s\n", recover()->text);
      panic("third");
    }
    fprintf(stderr, "1 %s\n", recover()->text);
    panic("second");
  }
  panic("first");
}

int main(void) {
  f();
  fprintf(stderr, "after\n");
  return 0;
}
