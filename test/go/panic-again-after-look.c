// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same after a look at the value.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    const defer_value *r = recover();
    if (r) {
      fprintf(stderr, "saw\n");
      panic(r);
    }
  }
  panic("A");
}
