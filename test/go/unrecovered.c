// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that nothing recovers: its text, a blank line, where it began, and
// status 2.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  panic("A");
}
