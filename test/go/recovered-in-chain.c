// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic after the recovery of another one: the first is printed as recovered.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    const defer_value *r = recover();
    fprintf(stderr, "rec %s\n", r->text);
    panic("B");
  }
  panic("A");
}
