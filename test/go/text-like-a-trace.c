// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text that looks like the beginning of another panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    panic("x\n\tpanic: y");
  }
  panic("panic: z [recovered]");
}
