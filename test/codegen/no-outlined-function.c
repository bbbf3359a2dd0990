// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement is part of its function: no other function comes of it,
// no address is taken of a variable that it uses, none is put into memory.
// REQUIRES: gcc
// RUN: %cc -O0 -c -o %t.o %s
// RUN: nm %t.o | grep -v " W __defer_.*_if_present" | %FileCheck %s --check-prefix=SYMBOLS
// RUN: %cc -O1 -fdump-tree-optimized=%t.dump -S -o /dev/null %s
// RUN: %FileCheck %s < %t.dump

// SYMBOLS-NOT: {{ [tT] }}
// SYMBOLS: T alone
// SYMBOLS-NOT: {{ [tT] }}
// SYMBOLS: T in_registers
// SYMBOLS-NOT: {{ [tT] }}

int g(int);

int alone(int x) {
  defer {
    for (int i = 0; i < x; i++) {
      int square = i * i;
      defer g(x);
      g(square);
    }
  }
  defer x = g(x);
  return g(1);
}

// CHECK-LABEL: Function in_registers
// CHECK-NOT: {{&[xy]}}
// CHECK-NOT: {{[xy] =}}
// CHECK: return
int in_registers(int x) {
  int y = x + 1;
  defer {
    x += y;
    g(x);
  }
  y = g(y);
  return y;
}
