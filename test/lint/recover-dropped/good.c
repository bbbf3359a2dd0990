// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Who asks whether there was a panic has not dropped it.
// RUN: %check_lint recover-dropped %s
// expected-no-diagnostics

#include <defer.h>
#include <stdio.h>

void work(void);

bool asks(void) {
  DEFER_RESULT bool good;
  defer {
    if (recover())
      good = false;
  }
  work();
  return true;
}

void prints(void) {
  defer {
    const defer_value *value = recover();
    if (value)
      fputs(value->text, stderr);
  }
  work();
}

void compares(bool *failed) {
  defer { *failed = recover() != NULL; }
  work();
}
