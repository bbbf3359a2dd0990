// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A pointer: Go prints its type and address; C has one type for all, by its C
// name.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: a pointer is printed with the type `void *`, not with a type of Go's
// OUT: panic: (void *) 0xADDRESS
// STATUS: 2

#include <defer.h>
#include <stdio.h>

static int x;

int main(void) {
  panic((void *)&x);
}
