// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In the optimised function the deferred calls stand at the exits, latest first,
// as calls like any other.
// REQUIRES: gcc
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -fdump-tree-optimized=%t.dump -S -o /dev/null %s
// RUN: %FileCheck %s < %t.dump
// RUN: %cc -O2 -fdump-tree-optimized=%t.dump -S -o /dev/null %s
// RUN: %FileCheck %s < %t.dump

void first(void);
void second(void);
void third(void);
void body(void);

// CHECK-LABEL: Function straight
// CHECK: body ();
// CHECK: third ();
// CHECK: second ();
// CHECK: first ();
void straight(void) {
  defer first();
  defer second();
  _Defer third();
  body();
}

int value(int);

// CHECK-LABEL: Function returned
// CHECK: [[RESULT:_[0-9]+]] = value (
// CHECK: first ();
// CHECK-NEXT: return [[RESULT]];
int returned(int x) {
  defer { first(); }
  return value(x);
}

// CHECK-LABEL: Function with_cleanup
// CHECK: body ();
// CHECK: second ();
// CHECK: cleanup (&a);
// CHECK: first ();
void cleanup(int *);
void with_cleanup(void) {
  defer first();
  int __attribute__((cleanup(cleanup))) a = 1;
  defer second();
  body();
}
