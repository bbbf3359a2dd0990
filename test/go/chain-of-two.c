// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Both panics are printed, the oldest first; the remaining defers run before
// that.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer fprintf(stderr, "d1 still runs\n");
  defer {
    panic("B");
  }
  panic("A");
}
