// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a `defer` in the statements of others runs for was sought among all of them at each of them: the code grew
// with the square of the depth, GCC's time with its cube. A variable has it.
// REQUIRES: gcc
// RUN: %cc -w -O0 -fdump-tree-original=%t.original -c %s -o %t.o
// RUN: %FileCheck %s < %t.original
#include <defer.h>

void f(int);

void nested(void) {
  defer {
    {
      defer {
        {
          defer {
            {
              defer recover();
              f(4);
            }
            recover();
          }
          f(3);
        }
        recover();
      }
      f(2);
    }
    recover();
  }
  f(1);
}
// CHECK-LABEL: ;; Function nested
// CHECK-COUNT-3: __defer_recovered_inside_if_present (D.{{[0-9]+}}, D.{{[0-9]+}})
// CHECK: __defer_recovered_if_present (D.{{[0-9]+}}
// CHECK-NOT: __defer_recovered
