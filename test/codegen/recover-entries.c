// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The runtime is called on unwinding only, by weak references, and only in
// functions with a `defer` that may stop a panic.
// REQUIRES: gcc
// RUN: %cc -O2 -fdump-tree-optimized=%t.dump -S -o %t.s %s
// RUN: %FileCheck %s < %t.dump
// RUN: %FileCheck %s --check-prefix=WEAK < %t.s
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -S -o - %s | %FileCheck %s --check-prefix=OFF

// WEAK-DAG: .weak __defer_begin
// WEAK-DAG: .weak __defer_recovered
// WEAK-NOT: __defer_recover{{$}}
// OFF-NOT: __defer

#include <stdio.h>

void body(void);
void release(int);

// A function of the program may recover: it is told that it is called directly.
// CHECK-LABEL: Function direct
// CHECK: body ();
// CHECK-NOT: __defer
// CHECK: release (x_
// CHECK-NOT: __defer
// CHECK: return
// CHECK: = __builtin_eh_pointer
// CHECK: __defer_begin ({{.*}}, release)
// CHECK: release (x_
// CHECK: __defer_recovered (
void direct(int x) {
  defer release(x);
  body();
}

// One of the C library does not, nor one whose body is known.
// CHECK-LABEL: Function library
// CHECK-NOT: __defer
// CHECK: return
// CHECK-NOT: __defer
// CHECK: Function block
static __attribute__((noinline)) void known(void) { release(1); }
void library(FILE *file) {
  defer fclose(file);
  defer known();
  body();
}

// What a block calls is called by the block.
// CHECK-NOT: __defer
// CHECK: Function last
void block(int x) {
  defer { release(x); }
  body();
}

void last(void) {}
