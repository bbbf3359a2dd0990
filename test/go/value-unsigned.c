// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of an unsigned integer, the largest.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  panic(UINT64_MAX);
}
