// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text of several lines.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  panic("l1\nl2\n  l3");
}
