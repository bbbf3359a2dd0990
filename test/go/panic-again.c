// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic with the value that was recovered.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    panic(recover());
  }
  panic("A");
}
