// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function without a defer gets no tables, in a file that has others, and
// a file without any gives the same assembly as without the plugin.
// RUN: %cc -O2 -S -o - %s | %FileCheck %s
// RUN: %cc -O0 -S -o - %s | %FileCheck %s
// RUN: %cc -O2 -S -fplugin-arg-defer-panic=off -DWITHOUT -o %t.with.s %s
// RUN: %host_cc -O2 -S -DWITHOUT -o %t.without.s %s
// RUN: cmp %t.with.s %t.without.s

int g(int);
void cleanup(int *);

// CHECK-LABEL: {{^}}plain:
// CHECK-NOT: .cfi_personality
// CHECK-NOT: .cfi_lsda
// CHECK-NOT: _Unwind_Resume
// CHECK: .cfi_endproc
int plain(int x) {
  for (int i = 0; i < x; i++)
    if (g(i))
      return g(x);
  return g(2) + 1;
}

#ifndef WITHOUT
// CHECK-LABEL: {{^}}deferring:
// CHECK: .cfi_personality
// CHECK: .cfi_endproc
int deferring(int x) {
  defer g(1);
  return g(x);
}
#endif

// CHECK-LABEL: {{^}}cleaning:
// CHECK-NOT: .cfi_personality
// CHECK-NOT: .cfi_lsda
// CHECK-NOT: _Unwind_Resume
// CHECK: .cfi_endproc
int cleaning(int x) {
  int __attribute__((cleanup(cleanup))) y = x;
  return g(x);
}

#ifndef WITHOUT
// CHECK-LABEL: {{^}}quiet:
// CHECK-NOT: .cfi_personality
// CHECK: .cfi_endproc
int quiet(int *p) {
  defer ++*p;
  return *p;
}
#endif
