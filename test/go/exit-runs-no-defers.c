// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the process runs no defers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  defer fprintf(stderr, "no\n");
  fprintf(stderr, "body\n");
  exit(3);
}
