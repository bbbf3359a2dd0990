// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the deferred function itself defers runs by its normal return: recover
// gives nothing there.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    defer {
      fprintf(stderr, "inner %s\n", recover() == NULL ? "true" : "false");
    }
    fprintf(stderr, "outer\n");
  }
  panic("A");
}
