// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred call is that of panic itself.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer panic("B");
  panic("A");
}
