// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What was written to standard output before the panic, and flushed, is there.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  setvbuf(stdout, NULL, _IONBF, 0);
  printf("before\n");
  defer printf("deferred\n");
  panic("A");
}
