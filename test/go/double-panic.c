// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 30150: the text of the first panic is not overwritten by what the
// second one formats.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    panicf("XXX %d", 2);
  }
  panicf("YYY %d", 1);
}
