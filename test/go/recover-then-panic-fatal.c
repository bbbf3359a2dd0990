// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic4: a deferred function recovers one panic and starts
// another.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    recover();
    panic("second panic");
  }
  panic("first panic");
}
