// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A GNU attribute in front of a defer is an error, one in double square brackets
// is not.
// REQUIRES: gcc
// RUN: %verify %s -w -std=gnu2x

void f(void);
int g(void);

void gnu(void) {
  __attribute__((unused)) _Defer f(); // expected-error {{a GNU attribute cannot stand before '_Defer'; use the form in double square brackets}}
  g();
}

void brackets(void) {
  [[vendor::unknown]] defer f();
  [[]] _Defer f();
  g();
}
