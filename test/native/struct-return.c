// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The value of `return p;` is fixed before the deferred statement runs.
// REQUIRES: clang-22 || clang-23
// RUN: %host_cc -fdefer-ts %s -o %t.native && %t.native | %FileCheck %s --check-prefix=NATIVE
// RUN: %cc -fdefer-ts %s -o %t && %t | %FileCheck %s
// NATIVE: first 99
// CHECK: first 1

#include <stdio.h>

struct five {
  int first, second, third, fourth, fifth;
};

static struct five make(void) {
  struct five p = {1, 2, 3, 4, 5};
  _Defer p.first = 99;
  return p;
}

int main(void) { printf("first %d\n", make().first); }
