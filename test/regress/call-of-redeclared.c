// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is called, or given to a call, has lost its type by an error behind the `defer`: GCC was "confused by
// earlier errors".
// RUN: %not %cc -w -fsyntax-only %s 2>&1 | %FileCheck %s
// RUN: %not %cc -w -c %s -o %t.o 2>&1 | %FileCheck %s
void take(int);

void called(void) {
  void (*f)(void) = 0;
  defer f();
  // CHECK: call-of-redeclared.c:[[#@LINE+1]]:7: error:
  int f();
}

void given(void) {
  int n = 0;
  defer take(n);
  // CHECK: call-of-redeclared.c:[[#@LINE+1]]:8: error:
  char n;
}
// CHECK-NOT: confused
