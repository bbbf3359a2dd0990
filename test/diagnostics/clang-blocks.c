// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The rules hold in blocks as they do in functions.
// REQUIRES: clang
// RUN: %verify %s -w -fblocks

void f(void);

void g(void) {
  void (^leaves)(void) = ^{
    defer {   // expected-note {{the deferred statement is here}}
      return; // expected-error {{'return' leaves a deferred statement}}
    }
    f();
  };
  int (^past)(void) = ^{
    goto l; // expected-error {{'goto' jumps past a 'defer' into its scope}}
    {
      defer f(); // expected-note {{the 'defer' is here}}
    l:           // expected-note {{label 'l' is here}}
      f();
    }
    return 1;
  };
  void (^own)(void) = ^{
    defer {
      void (^inner)(void) = ^{
        return;
      };
      inner();
    }
    f();
  };
}
