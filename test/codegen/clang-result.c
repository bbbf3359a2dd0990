// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable for the result is the result: a `return` copies nothing.
// REQUIRES: clang
// RUN: %cc -O0 -S -emit-llvm -fplugin-arg-defer-panic=off %s -o - | %FileCheck %s
// RUN: %cc -O0 -S -emit-llvm -fplugin-arg-defer-panic=off -fno-elide-constructors %s -o - | %FileCheck %s

struct large {
  long members[8];
};
void use(void *p);

// CHECK-LABEL: @through_pointer
// CHECK-NOT: memcpy
// CHECK: call {{.*}}@use({{.*}}%{{[a-z0-9.]+}})
// CHECK-NOT: memcpy
// CHECK: ret void
struct large through_pointer(void) {
  __attribute__((defer_result)) struct large x;
  _Defer use(&x);
  return x;
}
