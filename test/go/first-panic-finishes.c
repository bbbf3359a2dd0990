// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic3: the first panic ends the process although the second
// was recovered.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    defer {
      recover();
    }
    panic("second panic");
  }
  panic("first panic");
}
