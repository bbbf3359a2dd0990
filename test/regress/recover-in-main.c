// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// recover() outside of the deferred statements of main, the body of which is no
// single block, crashed the lowering.
// REQUIRES: gcc
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  printf("%d\n", recover() == NULL); // OUT: 1
}
