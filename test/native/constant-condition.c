// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable in a statement expression of constant value, in a condition, is not
// cleaned up by Clang itself. A `defer` there runs.
// REQUIRES: clang-14 || clang-16 || clang-19 || clang-22
// RUN: %host_cc -w -DVARIABLE %s -o %t.host && %t.host | %FileCheck %s --check-prefix=HOST
// RUN: %cc -w %s -o %t && %t | %FileCheck %s
// HOST-NOT: left
// HOST: body
// HOST-NOT: left
// CHECK: left
// CHECK-NEXT: body

#include <stdio.h>

void leave(int *entered) { puts(*entered ? "left" : "never"); }

int main(void) {
  if (({
#ifdef VARIABLE
        __attribute__((cleanup(leave))) int entered = 1;
#else
        int entered = 1;
        defer leave(&entered);
#endif
        1;
      }))
    puts("body");
}
