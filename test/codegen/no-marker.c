// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Nothing of the word, nor of what the plugin turns it into, is left in the
// assembly or in the symbols of the object, whatever its spelling and level.
// (The runtime is referred to where a panic may end: see recover-entries.c.)
// RUN: %cc -O0 -S -o - %s | %FileCheck %s
// RUN: %cc -O2 -S -o - %s | %FileCheck %s
// RUN: %cc -O2 -S -fplugin-arg-defer-panic=off -o - %s | %FileCheck %s
// RUN: %cc -O0 -g0 -c -o %t.o %s
// RUN: nm %t.o | %FileCheck %s --check-prefix=SYMBOLS

// CHECK-NOT: {{[Dd]}}efer
// SYMBOLS-NOT: {{[Dd]}}efer
// SYMBOLS: U g
// SYMBOLS-NOT: {{[Dd]}}efer
// SYMBOLS: T word
// SYMBOLS-NOT: {{[Dd]}}efer

#include <stdio.h>

int g(int);

int word(int x) {
  defer putchar(1);
  _Defer putchar(2);
  for (int i = 0; i < x; i++) {
    defer {
      defer putchar(i);
      if (i)
        g(4);
    }
    if (g(5))
      break;
  }
  return x;
}
