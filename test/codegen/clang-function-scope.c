// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What can be registered once needs no memory of its own, and a function that
// registers in a loop keeps its records to the end.
// REQUIRES: clang
// RUN: %cc -O1 -S -emit-llvm %s -o - | %FileCheck %s

void release(int n);
void use(int *p);

// CHECK-LABEL: define {{.*}}@once
// CHECK-NOT: @__defer_reserve
// CHECK: {{call|invoke}} {{.*}}@__defer_run_registered
// CHECK: ret void
void once(int n) {
  if (n)
    _Defer_function release(n);
  use(&n);
}

// CHECK-LABEL: define {{.*}}@often
// CHECK: @__defer_reserve_if_present
// CHECK: alloca {{.*}}align 16
// CHECK-NOT: stackrestore
// CHECK: ret void
void often(int n) {
  for (int i = 0; i < n; i++) {
    int array[n];
    use(array);
    _Defer_function release(i);
  }
}

// What has nothing to do with it is freed.
// CHECK-LABEL: define {{.*}}@beside
// CHECK: stackrestore
void beside(int n) {
  for (int i = 0; i < n; i++) {
    int array[n];
    use(array);
  }
  for (int i = 0; i < n; i++)
    _Defer_function release(i);
}
