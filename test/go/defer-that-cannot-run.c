// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestDisappearingDefer: a defer in code that the compiler can remove.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

enum { NEVER = 0 };

int main(void) {
  switch ((int)NEVER) {
  case 1: {
    defer {
      panic("never");
    }
    fprintf(stderr, "never\n");
    break;
  }
  default:
    break;
  }
  if (NEVER) {
    defer {
      panic("never");
    }
    fprintf(stderr, "never\n");
  }
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  panic("A");
}
