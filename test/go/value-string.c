// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a string.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  panic("a text, with %d and \"quotes\"");
}
