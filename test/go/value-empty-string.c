// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The empty string.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer fprintf(stderr, "d\n");
  panic("");
}
