// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A defer that nothing follows in its block runs at once, which is hardly ever
// meant.
// RUN: %verify %s

void f(void);
int g(void);

void unbraced(int x) {
  if (x)
    defer f(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  else
    defer g(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  for (int i = 0; i < x; i++)
    defer f(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  while (x--)
    _Defer f(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  do
    defer f(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  while (g());
  switch (x)
  case 1:
    defer f(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
}

void braced(int x) {
  if (x) {
    defer f(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  }
  g();
  defer f(); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
}

void silent(int x) {
  defer if (x) f();
  if (x) {
    defer f();
    g();
  }
  for (int i = 0; i < x; i++) {
    defer f();
    defer {
      defer f();
      g();
    }
    g();
  }
  while (x--) {
    defer f();
    if (g())
      continue;
    break;
  }
}

int silent_before_return(void) {
  defer f();
  return g();
}
