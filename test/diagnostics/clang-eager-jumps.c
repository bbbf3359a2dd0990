// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The operands of the call form stand outside of the deferred statement: a jump
// in them is one of the block around it.
// REQUIRES: clang
// RUN: %verify %s -fplugin-arg-defer-args=eager

void use(int);

void leaves(int c) {
  defer use(({ break; c; })); // expected-error {{'break' statement not in loop or switch statement}}
  defer use(({ continue; c; })); // expected-error {{'continue' statement not in loop statement}}
  for (;;) {
    defer use(({
      if (c)
        break;
      c;
    }));
    use(c);
  }
}

int returns(int c) {
  defer use(({
    if (c)
      return 1;
    c;
  }));
  return 2;
}

void late(int c) {
  for (;;) {
    _Defer use(({ // expected-note {{the deferred statement is here}}
      if (c)
        break; // expected-error {{'break' leaves a deferred statement}}
      c;
    }));
    use(c);
  }
}
