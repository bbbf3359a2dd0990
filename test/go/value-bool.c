// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a truth value.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    recover();
    panic((bool)0);
  }
  panic((bool)1);
}
