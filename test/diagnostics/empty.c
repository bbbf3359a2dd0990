// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A defer without a statement is warned of; an empty block is not.
// RUN: %verify %s -Wall -Wextra -Wno-unused-value
// RUN: %verify %s -fplugin-arg-defer-warn=empty

int g(void);

void bare(void) {
  defer; // expected-warning {{this 'defer' has no statement to run [-fplugin-arg-defer-warn=empty]}}
  g();
}

void forgotten(int x) {
  _Defer; // expected-warning {{this 'defer' has no statement to run [-fplugin-arg-defer-warn=empty]}}
  x = g();
  if (x) {
    defer /* spaced */ ; // expected-warning {{this 'defer' has no statement to run [-fplugin-arg-defer-warn=empty]}}
    g();
  }
}

void silent(void) {
  defer {}
  defer {
    ;
  }
  defer (void)0;
  g();
}
