// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The compiler's own flow warnings are right about deferred statements: they
// run at the exit, with what the variables hold there.
// REQUIRES: gcc
// RUN: %cc -O2 -Wall -Wextra -fdiagnostics-plain-output -S -o %t.s %s 2>&1 | %FileCheck %s --implicit-check-not=warning: --implicit-check-not=error:

int g(int x);
void use(int *p);

int uninitialised(int c) {
  int x;
  defer { g(x); }
// CHECK-DAG: flow.c:[[#@LINE-1]]:{{[0-9]+}}: warning: 'x' may be used uninitialized [-Wmaybe-uninitialized]
  if (c)
    return 1;
  x = g(2);
  return x;
}

int initialised_later(int c) {
  int x;
  defer { g(x); }
  x = c;
  return g(c);
}

int no_return(int x) {
  defer g(1);
  if (x)
    return g(2);
}
// CHECK-DAG: flow.c:[[#@LINE-1]]:{{[0-9]+}}: warning: control reaches end of non-void function [-Wreturn-type]

int all_return(int x) {
  defer g(1);
  if (x)
    return g(2);
  else
    return g(3);
}

__attribute__((noreturn)) void stop(void);

int ends_with_stop(void) {
  defer g(1);
  g(2);
  stop();
}

int loops(void) {
  for (;;) {
    defer g(1);
    if (g(2))
      return 3;
  }
}
