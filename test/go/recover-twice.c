// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A second recover in the same deferred function gives nothing.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
    fprintf(stderr, "%s\n", recover() == NULL ? "true" : "false");
  }
  panic("A");
}
