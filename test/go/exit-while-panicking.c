// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the process in a deferred function: its status wins, nothing is
// printed of the panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  defer fprintf(stderr, "no\n");
  defer exit(4);
  defer fprintf(stderr, "yes\n");
  panic("A");
}
