// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In the IR: the returned value is evaluated once, before the first deferred
// statement, these run in reverse order, and nothing of the markers is left.
// REQUIRES: clang
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -S -emit-llvm -o - %s | %FileCheck %s --implicit-check-not=__defer
// RUN: %cc -O0 -fplugin-arg-defer-panic=off -S -emit-llvm -o - %s | %FileCheck %s --implicit-check-not=__defer

int value(void);
void first(void);
void second(void);
void third(void);

// CHECK-LABEL: define {{.*}}@order
// CHECK: [[VALUE:%.*]] = {{(tail )?}}call i32 @value()
// CHECK-NOT: @value
// CHECK: call void @third()
// CHECK-NEXT: call void @second()
// CHECK-NEXT: call void @first()
// CHECK-NOT: call
// CHECK: ret i32
int order(void) {
  defer first();
  defer second();
  defer third();
  return value();
}

struct large {
  int values[8];
};
struct large make(void);

// The structure that is returned has been written before.
// CHECK-LABEL: define {{.*}}@structure
// CHECK: call void @make(
// CHECK: call void @llvm.memcpy
// CHECK: store i32 7
// CHECK: ret void
struct large structure(struct large *other) {
  struct large result = make();
  other->values[0] = 1;
  defer {
    result.values[0] = 7;
    *other = result;
  }
  return result;
}
