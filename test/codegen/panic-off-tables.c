// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The tables for unwinding through a defer are there with panic=on and not with
// panic=off, whose object refers to nothing of the unwinder.
// RUN: %cc -O2 -S -o - %s | %FileCheck %s --check-prefix=ON
// RUN: %cc -O0 -S -o - %s | %FileCheck %s --check-prefix=ON
// RUN: %cc -O2 -S -o - -fplugin-arg-defer-panic=off %s | %FileCheck %s --check-prefix=OFF
// RUN: %cc -O0 -S -o - -fplugin-arg-defer-panic=off %s | %FileCheck %s --check-prefix=OFF
// RUN: %cc -O2 -c -o %t.o -fplugin-arg-defer-panic=off %s
// RUN: nm %t.o | %FileCheck %s --check-prefix=UNDEFINED

// ON-LABEL: {{^}}f:
// ON-DAG: .cfi_personality {{.*}}__gcc_personality_v0
// ON-DAG: .cfi_lsda
// ON-DAG: call{{.*}}_Unwind_Resume
// ON-DAG: .gcc_except_table

// OFF-NOT: .cfi_personality
// OFF-NOT: .cfi_lsda
// OFF-NOT: _Unwind_Resume
// OFF-NOT: .gcc_except_table
// OFF: {{^}}f:
// OFF-NOT: .cfi_personality
// OFF-NOT: .cfi_lsda
// OFF-NOT: _Unwind_Resume
// OFF-NOT: .gcc_except_table

// UNDEFINED-NOT: {{Unwind|personality}}
// UNDEFINED: T f
// UNDEFINED-NOT: {{Unwind|personality}}

int g(int);

int f(int x) {
  defer g(1);
  for (int i = 0; i < x; i++) {
    defer g(i);
    if (g(2))
      return x;
  }
  return g(3);
}
