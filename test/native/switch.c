// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a case defers in a block of its own runs at the end of that block, also where
// the value of the switch is constant.
// REQUIRES: clang-22 || clang-23
// RUN: %host_cc -fdefer-ts %s -o %t.native && %t.native | %FileCheck %s --check-prefix=NATIVE
// RUN: %cc -fdefer-ts %s -o %t && %t | %FileCheck %s
// NATIVE: locked
// NATIVE-NEXT: behind
// NATIVE-NEXT: unlocked
// CHECK: locked
// CHECK-NEXT: unlocked
// CHECK-NEXT: behind

#include <stdio.h>

int main(void) {
  switch (sizeof(char)) {
  case 1: {
    _Defer puts("unlocked");
    puts("locked");
  }
    puts("behind");
    break;
  default:
    puts("default");
  }
}
