// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Only the functions with a defer unwind: in others of the unit a variable with
// a cleanup does not, as in C. -fexceptions of the user's own is for all.
// REQUIRES: clang
// RUN: %cc -O0 -S -emit-llvm -o - %s | %FileCheck %s --check-prefixes=CHECK,ON,PLAIN
// RUN: %cc -O2 -S -emit-llvm -o - %s | %FileCheck %s --check-prefixes=CHECK,ON,PLAIN
// RUN: %cc -O0 -S -emit-llvm -fplugin-arg-defer-panic=off -o - %s | %FileCheck %s --check-prefixes=CHECK,OFF,PLAIN
// RUN: %cc -O0 -S -emit-llvm -fplugin-arg-defer-panic=off -fexceptions -o - %s | %FileCheck %s --check-prefixes=CHECK,EXCEPTIONS
// RUN: %cc -O0 -S -emit-llvm -fplugin-arg-defer-panic=off -fexceptions -o %t.ll %s
// RUN: %opt -passes=verify -disable-output %t.ll

void f(void);
void deferred(void);
void clean(int *);

// CHECK-LABEL: define {{.*}}@before
// PLAIN-NOT: invoke
// CHECK: ret void
void before(void) {
  int variable __attribute__((cleanup(clean)));
  f();
}

// ON runs it twice in the code; OFF, once.
// CHECK-LABEL: define {{.*}}@deferring
// ON-SAME: personality
// ON: invoke void @f()
// ON-COUNT-2: call void @deferred()
// OFF-NOT: invoke
// OFF-COUNT-1: call void @deferred()
// OFF-NOT: @deferred
// EXCEPTIONS-COUNT-2: call void @deferred()
// CHECK: {{^}}}
void deferring(void) {
  defer deferred();
  f();
}

// CHECK-LABEL: define {{.*}}@behind
// PLAIN-NOT: invoke
// PLAIN-NOT: landingpad
// CHECK: ret void
void behind(void) {
  int variable __attribute__((cleanup(clean)));
  f();
}
