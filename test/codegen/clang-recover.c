// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In the IR: what the runtime is told stands behind landing pads, and only a
// function that may recover asks it whether that has happened.
// REQUIRES: clang
// RUN: %cc -O0 -S -emit-llvm -o - %s | %FileCheck %s --check-prefix=CHECK
// RUN: %cc -O2 -S -emit-llvm -o - %s | %FileCheck %s
// RUN: %cc -O2 -S -emit-llvm -fplugin-arg-defer-panic=off -DOFF -o - %s | %FileCheck %s --check-prefix=OFF
// RUN: %cc -O0 -g -S -emit-llvm -o %t.ll %s
// RUN: %opt -passes=verify -disable-output %t.ll

// OFF-NOT: __defer

typedef struct defer_value defer_value;
const defer_value *defer_recover(void);
void body(void);
void release(int);
void note(const defer_value *);

// A function of the program may recover: the runtime is told of the call.
// CHECK-LABEL: define {{.*}}@direct(
// CHECK-NOT: __defer
// CHECK: invoke void @body()
// CHECK-NOT: __defer
// CHECK: landingpad
// CHECK: call void @__defer_begin_call_if_present({{.*}}
// CHECK: call void @release(
// CHECK: call i32 @__defer_recovered_if_present(
// CHECK: resume
// CHECK: {{^}}}
int direct(int x) {
  defer release(x);
  body();
  return x;
}

// A block of statements without recover() does not, but may throw.
// CHECK-LABEL: define {{.*}}@block(
// CHECK-NOT: __defer
// CHECK: landingpad
// CHECK-NOT: __defer_recovered
// CHECK: call void @__defer_begin_if_present(
// CHECK-NOT: __defer_recovered
// CHECK: {{^}}}
int block(int x) {
  defer { release(x); }
  body();
  return x;
}

// What cannot throw has nothing to tell.
void quiet(int) __attribute__((nothrow));
// CHECK-LABEL: define {{.*}}@nothrow(
// CHECK-NOT: __defer
// CHECK: {{^}}}
int nothrow(int x) {
  defer { quiet(x); }
  body();
  return x;
}

#ifndef OFF
// The normal exit has a null pointer in the place of recover().
// CHECK-LABEL: define {{.*}}@lexical(
// CHECK-SAME: [[ATTRIBUTES:#[0-9]+]]
// CHECK-DAG: call void @note({{.*}} null)
// CHECK-DAG: call {{.*}} @__defer_recover(
// CHECK: {{^}}}
void lexical(void) {
  defer { note(defer_recover()); }
  body();
}

// Who may be called directly asks once what for.
// CHECK-LABEL: define {{.*}}@handler(
// CHECK: call {{.*}} @__defer_enter({{.*}}@handler
// CHECK-NOT: @__defer_enter
// CHECK: call {{.*}} @__defer_recover(
// CHECK: {{^}}}
void handler(void) {
  note(defer_recover());
}

// CHECK-DAG: declare extern_weak {{.*}}void @__defer_begin(
// CHECK-DAG: declare extern_weak {{.*}}i32 @__defer_recovered(
// CHECK-DAG: define linkonce_odr hidden void @__defer_begin_if_present({{.*}} comdat
// CHECK-DAG: define linkonce_odr hidden i32 @__defer_recovered_if_present({{.*}} comdat
// CHECK-DAG: attributes [[ATTRIBUTES]] = { {{.*}}noinline
#endif
