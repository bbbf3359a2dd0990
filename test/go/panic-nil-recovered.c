// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover after a panic with a null pointer gives a value, as in Go from 1.21
// on; before, it gave nil.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: a panic with a null pointer has a value that is not NULL, as in Go from 1.21 on
// OUT: recovered true

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    fprintf(stderr, "recovered %s\n", recover() != NULL ? "true" : "false");
  }
  panic((void *)0);
}
