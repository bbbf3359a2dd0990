// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same where the outer one ends the process: the inner one is not printed.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    defer {
      fprintf(stderr, "inner %s\n", recover()->text);
    }
    panic("B");
  }
  panic("A");
}
