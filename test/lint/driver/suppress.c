// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// NOLINT, for all checks, for some, and for others.
// RUN: %expect_status 1 %lint --quiet %s -- > %t
// RUN: %FileCheck %s --input-file=%t
// CHECK-NOT: warning
// CHECK: suppress.c:[[#@LINE+16]]:{{.*}}[defer-exit]
// CHECK-NOT: warning
#include <stdlib.h>

void release(void);

void end(int x) {
  defer release();
  if (x == 1)
    exit(1); // NOLINT
  if (x == 2)
    exit(2); // NOLINT(defer-exit)
  if (x == 3)
    // NOLINTNEXTLINE(defer-*)
    exit(3);
  if (x == 4)
    exit(4); // NOLINT(defer-missing)
  // NOLINTBEGIN
  if (x == 5)
    exit(5);
  // NOLINTEND
}
