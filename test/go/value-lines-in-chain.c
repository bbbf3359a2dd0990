// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Texts of several lines in a chain, one recovered.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    panic("second\nlast");
  }
  defer {
    recover();
    panic("first\nnext");
  }
  panic("zeroth\nthen");
}
