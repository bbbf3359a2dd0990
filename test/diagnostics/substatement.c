// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What can be deferred: any statement without a label, not a declaration.
// RUN: %verify %s -w

void f(void);
int g(void);

void label(void) {
  defer out: f(); // expected-error {{a label cannot be deferred; put the statement in braces}}
  g();
}

void cases(int x) {
  switch (x) {
    defer case 1: f(); // expected-error {{a label cannot be deferred; put the statement in braces}}
  }
  switch (x) {
    _Defer default: f(); // expected-error {{a label cannot be deferred; put the statement in braces}}
  }
}

void declarations(void) {
  _Defer int x = 1; // expected-error {{a declaration cannot be deferred; put it in braces together with the statements that use it}}
  _Defer static int y; // expected-error {{a declaration cannot be deferred; put it in braces together with the statements that use it}}
  g();
}

void allowed(int x) {
  defer {
  out:
    f();
    if (g())
      goto out;
  }
  defer switch (x) {
  case 1:
    f();
  }
  defer {
    int y = g();
    y++;
  }
  defer for (int i = 0; i < 2; i++) f();
  defer if (x) f();
  else g();
  defer {}
  defer (void)({ f(); g(); });
  g();
}
