// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover in a function that the deferred function calls gives nothing.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static bool h(void) {
  return recover() == NULL;
}

int main(void) {
  defer {
    fprintf(stderr, "h %s\n", h() ? "true" : "false");
  }
  panic("A");
}
