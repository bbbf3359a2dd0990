// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a float64.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  panic(1.5);
}
