// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugin's warnings are turned off together or one by one, and by the
// option that turns off all warnings.
// RUN: %verify %s -fplugin-arg-defer-warn=none
// RUN: %verify %s -fplugin-arg-defer-warn=no-empty,no-redundant
// RUN: %verify %s -w
// RUN: %verify %s -Werror -fplugin-arg-defer-warn=none
// RUN: %cc -fplugin-arg-defer-warn=no-empty -c %s -o %t.o 2>&1 | %FileCheck %s --check-prefix=REDUNDANT
// REDUNDANT-NOT: has no statement
// REDUNDANT: warning: nothing follows this 'defer' in its block, so it runs at once
// REDUNDANT-NOT: has no statement
// RUN: %cc -fplugin-arg-defer-warn=none,empty -c %s -o %t.o 2>&1 | %FileCheck %s --check-prefix=EMPTY
// EMPTY-NOT: nothing follows
// EMPTY: warning: this 'defer' has no statement to run
// EMPTY-NOT: nothing follows

// expected-no-diagnostics
int g(void);

void f(int x) {
  defer;
  if (x)
    defer g();
  g();
}
