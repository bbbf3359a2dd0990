// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin's warnings become errors by its own argument and by -Werror.
// RUN: %verify %s -fplugin-arg-defer-warn=error=empty
// RUN: %not %cc -Werror -c %s -o %t.o 2>&1 | %FileCheck %s
// CHECK: error: this 'defer' has no statement to run
// CHECK: error: nothing follows this 'defer' in its block, so it runs at once
// RUN: %not %cc -fplugin-arg-defer-warn=error=empty,error=redundant -c %s -o %t.o 2>&1 | %FileCheck %s
// RUN: %not %cc -fplugin-arg-defer-warn=none,error=redundant -c %s -o %t.o 2>&1 | %FileCheck %s --check-prefix=ONLY
// ONLY-NOT: has no statement
// ONLY: error: nothing follows this 'defer' in its block, so it runs at once

int g(void);

void f(int x) {
  defer; // expected-error {{this 'defer' has no statement to run [-fplugin-arg-defer-warn=error=empty]}}
  if (x)
    defer g(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  g();
}
