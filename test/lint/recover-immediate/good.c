// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The readings that evaluate recover() when it runs.
// RUN: %check_lint recover-immediate %s
// expected-no-diagnostics

#include <defer.h>
#include <stdio.h>

void work(void);
void report(const defer_value *value);

void in_braces(void) {
  defer { report(recover()); }
  work();
}

void of_the_standard(void) {
  _Defer report(recover());
  work();
}

void by_itself(void) {
  defer recover();
  work();
}

void in_deferred_call_of_statement(void) {
  defer {
    const defer_value *value = recover();
    defer report(value);
    puts("reported");
  }
  work();
}

// In a deferred statement it is that statement that recovers.
void in_nested(void) {
  defer {
    defer report(recover());
    puts("reported");
  }
  work();
}
