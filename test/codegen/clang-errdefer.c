// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The condition of an errdefer costs nothing where the result is known: the
// function that hands its object over is the one with a hand-written release.
// REQUIRES: clang
// RUN: %cc -O2 -S -emit-llvm -fplugin-arg-defer-panic=off %s -o - | %FileCheck %s

void *allocate(void);
void release(void *p);
int fill(void *p);

// CHECK-LABEL: @hand_over
// CHECK: call {{.*}}@allocate
// CHECK: call {{.*}}@fill
// CHECK: br i1
// CHECK: call {{.*}}@release
// CHECK: phi
// CHECK-NOT: select
// CHECK: ret
void *hand_over(void) {
  void *p = allocate();
  if (!p)
    return 0;
  _Errdefer release(p);
  if (fill(p))
    return 0;
  return p;
}

// No unwinding and no error: nothing is left.
// CHECK-LABEL: @never_an_error
// CHECK-NOT: @release
// CHECK: ret
int never_an_error(void *p) {
  _Errdefer release(p);
  fill(p);
  return 1;
}
