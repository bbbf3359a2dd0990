// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// asm goto is judged as goto is, but that it must not leave the scope of a
// defer.
// RUN: %verify %s -w

void f(void);
int g(void);

void leaves_scope(void) {
  {
    defer f(); // expected-note {{the 'defer' is here}}
    asm goto("" : : : : out); // expected-error {{'asm goto' may leave the scope of a 'defer' without running it}}
    g();
  }
out: // expected-note {{label 'out' is here}}
  g();
}

void leaves_deferred(void) {
  {
    defer { // expected-note {{the deferred statement is here}}
      asm goto("" : : : : out); // expected-error {{'asm goto' leaves a deferred statement}}
    }
    g();
  }
out: // expected-note {{label 'out' is here}}
  g();
}

void enters_scope(void) {
  asm goto("" : : : : in); // expected-error {{'asm goto' jumps past a 'defer' into its scope}}
  defer f(); // expected-note {{the 'defer' is here}}
in: // expected-note {{label 'in' is here}}
  g();
}

void enters_deferred(void) {
  asm goto("" : : : : in); // expected-error {{'asm goto' jumps into a deferred statement}}
  defer { // expected-note {{the deferred statement is here}}
  in: // expected-note {{label 'in' is here}}
    f();
  }
  g();
}

void allowed(void) {
  defer f();
  asm goto("" : : : : near);
  g();
near:
  defer {
    asm goto("" : : : : inside);
    f();
  inside:
    f();
  }
  g();
}

void around(void) {
  asm goto("" : : : : end);
  {
    defer f();
    g();
  }
end:
  g();
}
