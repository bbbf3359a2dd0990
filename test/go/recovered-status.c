// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that is recovered in main: the status is 0.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    recover();
    fprintf(stderr, "end\n");
  }
  panic("A");
}
