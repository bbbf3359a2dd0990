// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain of three panics.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    panic("C");
  }
  defer {
    panic("B");
  }
  panic("A");
}
