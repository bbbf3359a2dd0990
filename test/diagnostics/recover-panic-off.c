// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %verify %s -fplugin-arg-defer-panic=off

#include <defer.h>

void run(void);

void in_statement(void) {
  defer recover(); // expected-error {{'recover()' needs '-fplugin-arg-defer-panic=on'}}
  run();
}

const defer_value *called(void) {
  return recover(); // expected-error {{'recover()' needs '-fplugin-arg-defer-panic=on'}}
}

// Panics are the runtime's.
void panics(void) {
  defer run();
  panic("good");
}
