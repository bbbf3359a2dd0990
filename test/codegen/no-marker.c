// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Nothing of the word, nor of what the plugin turns it into, is left in the
// assembly or in the symbols of the object, whatever its spelling and level; but
// for what the runtime is told on unwinding, which recover-entries.c looks at.
// RUN: %cc -O0 -S -o - %s | grep -vE "__defer_(begin|recovered)((_call|_inside)?_if_present)?" | %FileCheck %s
// RUN: %cc -O2 -S -o - %s | grep -vE "__defer_(begin|recovered)((_call|_inside)?_if_present)?" | %FileCheck %s
// RUN: %cc -O2 -S -fplugin-arg-defer-panic=off -o - %s | %FileCheck %s
// RUN: %cc -O0 -g0 -c -fplugin-arg-defer-panic=off -o %t.o %s
// RUN: nm %t.o | %FileCheck %s --check-prefix=SYMBOLS

// CHECK-NOT: {{[Dd]}}efer
// SYMBOLS-NOT: {{[Dd]}}efer
// SYMBOLS: U g
// SYMBOLS-NOT: {{[Dd]}}efer
// SYMBOLS: T word
// SYMBOLS-NOT: {{[Dd]}}efer

int g(int);

int word(int x) {
  defer g(1);
  _Defer g(2);
  for (int i = 0; i < x; i++) {
    defer {
      defer g(i);
      if (i)
        g(4);
    }
    if (g(5))
      break;
  }
  return x;
}
