// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A case behind a defer in the same block would skip it.
// RUN: %verify %s -w

void f(void);
int g(void);

void fallthrough(int x) {
  switch (x) {
  case 0:
    defer f(); // expected-note {{the 'defer' is here}}
    g();
    break;
  case 1: // expected-error {{'switch' jumps past a 'defer' into its scope}} expected-note {{put the statements of the 'case' in braces}}
    g();
  }
}

void to_default(int x) {
  switch (x) {
    defer f(); // expected-note {{the 'defer' is here}}
  default: // expected-error {{'switch' jumps past a 'defer' into its scope}} expected-note {{put the statements of the 'case' in braces}}
    g();
  }
}

void into_deferred(int x) {
  switch (x) {
    defer {   // expected-note {{the deferred statement is here}}
    case 1: // expected-error {{'switch' jumps into a deferred statement}}
      f();
    }
  }
}

void allowed(int x) {
  switch (x) {
  case 0: {
    defer f();
    g();
    break;
  }
  case 1:
    switch (g()) {
    case 2: {
      defer f();
      g();
    }
    case 3:
      g();
    }
  case 4:
    defer f();
    g();
  }
  defer switch (x) {
  case 1:
    f();
  default:
    f();
  }
  g();
}
