// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// GCC took a statement behind a `defer`, in the same line, for one that looks
// as if a loop guarded it.
// RUN: %cc -Wall -Wextra -c %s -o %t.o 2>&1 | %FileCheck %s

void f(void);
int g(int);
int work(int x);

int work(int x) {
  // CHECK-NOT: {{while|error:}}
  defer f(); x++;
  defer f(); if (x) f();
  defer { f(); } x = g(x);

  // What looks so elsewhere is reported as ever.
  defer f(); x++;
  if (x)
    f();
    // CHECK: misleading
    f();
  return x;
}
