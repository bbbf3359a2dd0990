// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What cannot be kept until the deferred call.
// REQUIRES: gcc
// RUN: %verify %s -fplugin-arg-defer-args=eager

void body(void);

void of_variable_size(int n) {
  struct sized {
    char bytes[n];
  };
  void take(struct sized);
  struct sized value;
  defer take(value); // expected-error {{an argument of variable size cannot be kept for the deferred call; put the call in braces}}
  defer { take(value); }
  body();
}
