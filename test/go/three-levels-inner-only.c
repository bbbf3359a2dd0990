// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same where only the innermost recovers: the outermost panic ends the
// process.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    defer {
      defer {
        fprintf(stderr, "3 %s\n", recover()->text);
      }
      fprintf(stderr, "2\n");
      panic("third");
    }
    fprintf(stderr, "1 %s\n", recover()->text);
    panic("second");
  }
  panic("first");
}
