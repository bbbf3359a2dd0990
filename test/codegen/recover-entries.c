// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The runtime is called on unwinding only, by one function of the program for
// each entry, and weakly; a function with a `defer` that may stop a panic asks it
// whether it has been stopped. Where the deferred statement cannot throw, there
// is nothing.
// REQUIRES: gcc
// RUN: %cc -O2 -fdump-tree-optimized=%t.dump -S -o %t.s %s
// RUN: %FileCheck %s < %t.dump
// RUN: %FileCheck %s --check-prefix=GUARD < %t.s
// RUN: %FileCheck %s --check-prefix=WEAK < %t.s
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -S -o - %s | %FileCheck %s --check-prefix=OFF

// GUARD: .section .text.unlikely.__defer_begin_if_present,"axG",@progbits,__defer_begin_if_present,comdat
// GUARD: .hidden __defer_begin_if_present
// GUARD: __defer_begin_if_present:
// GUARD: {{cmp|mov}}q{{.*}} __defer_begin@GOTPCREL
// GUARD: jmp {{.*}}__defer_begin
// GUARD: ret
// WEAK-DAG: .weak __defer_begin
// WEAK-DAG: .weak __defer_recovered
// WEAK-NOT: __defer_recover{{$}}
// OFF-NOT: __defer

#include <stdio.h>
#include <stdlib.h>

void body(void);
void release(int);

// A function of the program may recover: it is told that it is called directly.
// CHECK-LABEL: Function direct
// CHECK: body ();
// CHECK-NOT: __defer
// CHECK: release (x_
// CHECK-NOT: __defer
// CHECK: return
// CHECK: [[E:_[0-9]+]] = __builtin_eh_pointer
// CHECK: __defer_begin_call_if_present ([[E]], release);
// CHECK: release (x_
// CHECK: __defer_recovered_if_present (
void direct(int x) {
  defer release(x);
  body();
}

// One of the C library does not, nor one whose body is known; but they may raise
// another exception.
// CHECK-LABEL: Function library
// CHECK-NOT: __defer
// CHECK: return
// CHECK-NOT: __defer_recovered
// CHECK: __defer_begin_if_present ({{_[0-9]+}});
// CHECK-NOT: __defer_recovered
// CHECK: Function block
static __attribute__((noinline)) void known(void) { release(1); }
void library(FILE *file) {
  defer fclose(file);
  defer known();
  body();
}

// What a block calls is called by the block.
// CHECK-NOT: __defer
// CHECK: return
// CHECK-NOT: __defer_recovered
// CHECK: __defer_begin_if_present ({{_[0-9]+}});
// CHECK-NOT: __defer_recovered
// CHECK: Function nothrow
void block(int x) {
  defer { release(x); }
  body();
}

// CHECK-NOT: __defer
// CHECK: Function last
void nothrow(void *p) {
  defer free(p);
  body();
}

void last(void) {}
