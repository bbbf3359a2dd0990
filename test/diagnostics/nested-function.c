// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A nested function may not be left by goto where a defer of its own, or of the
// function around it, would be lost.
// REQUIRES: gcc
// RUN: %verify %s -w

void f(void);
int g(int (*)(void));

int out_of_own(void) {
  __label__ out;
  int inner(void) {
    defer f();   // expected-note {{the 'defer' is here}}
    if (g(0))
      goto out;  // expected-error {{'goto' may leave the scope of a 'defer' without running it}}
    return 1;
  }
  return g(inner);
out: // expected-note {{label 'out' is here}}
  return 0;
}

int out_of_deferred(void) {
  defer { // expected-note {{the deferred statement is here}}
    int inner(void) { return 1; }
    if (inner())
      return 1; // expected-error {{'return' leaves a deferred statement}}
  }
  return g(0);
}

int allowed(void) {
  defer {
    int inner(void) {
      defer f();
      if (g(0))
        return 1;
      for (;;)
        break;
      return 2;
    }
    g(inner);
  }
  int inner(void) {
    defer f();
    return g(0);
  }
  return g(inner);
}
