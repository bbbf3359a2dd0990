// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An error, in C the text that panicf makes.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  panicf("%s", "boom");
}
