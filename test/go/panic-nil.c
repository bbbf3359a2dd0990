// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value nil, in C a null pointer.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer fprintf(stderr, "d\n");
  panic((void *)0);
}
