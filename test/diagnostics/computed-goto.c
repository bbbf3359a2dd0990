// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Computed goto that could leave or enter the scope of a defer, or leave or
// enter a deferred statement; and where all its labels are in the same scope.
// RUN: %verify %s -w

void f(void);
int g(void);

void leaves_scope(int x) {
  static void *const table[] = {&&one, &&two};
one: { // expected-note {{label 'one' is here}}
  defer f();      // expected-note {{the 'defer' is here}}
  goto *table[x]; // expected-error {{computed 'goto' may leave the scope of a 'defer' without running it}}
}
two:
  g();
}

void leaves_deferred(int x) {
  static void *table[1];
  table[0] = &&out;
  {
    defer {           // expected-note {{the deferred statement is here}}
      goto *table[x]; // expected-error {{computed 'goto' leaves a deferred statement}}
    }
    g();
  }
out: // expected-note {{label 'out' is here}}
  g();
}

void enters_scope(int x) {
  static void *table[1];
  goto *table[x]; // expected-error {{computed 'goto' jumps past a 'defer' into its scope}}
  {
    defer f(); // expected-note {{the 'defer' is here}}
  in:          // expected-note {{label 'in' is here}}
    table[0] = &&in;
    g();
  }
}

void same_scope(int x) {
  static void *const table[] = {&&one, &&two};
  defer f();
  goto *table[x];
one:
  x = g();
  goto *table[x];
two:
  g();
}

void in_deferred(int x) {
  defer {
    static void *const table[] = {&&one, &&two};
    goto *table[x];
  one:
    x = 1;
    goto *table[x];
  two:
    f();
  }
  g();
}

void outside(int x) {
  static void *const table[] = {&&one, &&two};
  goto *table[x];
one: {
  defer f();
  g();
}
two:
  g();
}
