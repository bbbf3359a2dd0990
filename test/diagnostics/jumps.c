// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Jumps into and out of deferred statements and past a defer into its scope,
// side by side with the same jumps where they are allowed.
// RUN: %verify %s -w

void f(void);
int g(void);

void into_deferred(void) {
  goto in; // expected-error {{'goto' jumps into a deferred statement}}
  defer {  // expected-note {{the deferred statement is here}}
  in:      // expected-note {{label 'in' is here}}
    f();
  }
  g();
}

void into_deferred_backward(void) {
  defer { // expected-note {{the deferred statement is here}}
  in:     // expected-note {{label 'in' is here}}
    f();
  }
  goto in; // expected-error {{'goto' jumps into a deferred statement}}
}

void past(void) {
  goto after; // expected-error {{'goto' jumps past a 'defer' into its scope}}
  defer f();  // expected-note {{the 'defer' is here}}
after:        // expected-note {{label 'after' is here}}
  g();
}

void past_into_block(void) {
  goto after; // expected-error {{'goto' jumps past a 'defer' into its scope}}
  {
    defer f(); // expected-note {{the 'defer' is here}}
    g();
  after: // expected-note {{label 'after' is here}}
    g();
  }
}

void past_backward(void) {
  {
    defer f(); // expected-note {{the 'defer' is here}}
  after:       // expected-note {{label 'after' is here}}
    g();
  }
  goto after; // expected-error {{'goto' jumps past a 'defer' into its scope}}
}

void out_by_goto(void) {
  {
    defer {     // expected-note {{the deferred statement is here}}
      goto out; // expected-error {{'goto' leaves a deferred statement}}
    }
    g();
  }
out: // expected-note {{label 'out' is here}}
  g();
}

int out_by_return(int x) {
  defer {       // expected-note {{the deferred statement is here}}
    if (x)
      return 1; // expected-error {{'return' leaves a deferred statement}}
  }
  return g();
}

void out_of_loop(void) {
  for (;;) {
    defer {  // expected-note {{the deferred statement is here}}
      break; // expected-error {{'break' leaves a deferred statement}}
    }
    g();
  }
  while (g()) {
    defer {     // expected-note {{the deferred statement is here}}
      continue; // expected-error {{'continue' leaves a deferred statement}}
    }
    g();
  }
  switch (g()) {
  case 1: {
    defer {  // expected-note {{the deferred statement is here}}
      break; // expected-error {{'break' leaves a deferred statement}}
    }
    g();
  }
  }
  for (;;) {
    defer { // expected-note {{the deferred statement is here}}
      switch (g()) {
      case 1:
        break;
      default:
        continue; // expected-error {{'continue' leaves a deferred statement}}
      }
    }
    g();
  }
}

void out_of_nested(void) {
  defer {
    defer {   // expected-note {{the deferred statement is here}}
      return; // expected-error {{'return' leaves a deferred statement}}
    }
    g();
  }
  g();
}

void allowed(void) {
  int n = 0;
  goto around;
  {
    defer f();
    g();
  }
around:
  goto before;
  {
  before:;
    defer f();
    g();
  stay:
    if (g())
      goto stay;
    if (n++ < 3)
      goto before;
    if (g())
      goto out;
  }
out:
  for (;;) {
    defer {
      for (;;)
        break;
      while (g())
        continue;
      switch (g()) {
      case 1:
        break;
      }
      goto inner;
    inner:
      f();
    }
    if (g())
      break;
    if (g())
      continue;
    return;
  }
}
