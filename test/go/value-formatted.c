// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A formatted text.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  panicf("%s: %d of %05.1f, %x%%", "count", -3, 7.25, 255u);
}
