// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Deferred statements that raise no panic that others see.
// RUN: %check_lint defer-panics %s
// expected-no-diagnostics

#include <defer.h>
#include <stdio.h>

void work(void);
static void step(int n) {
  if (n < 0)
    panic("negative");
}

// A panic that is recovered in the function that raises it.
static bool try_step(int n) {
  defer {
    const defer_value *value = recover();
    if (value)
      fputs(value->text, stderr);
  }
  step(n);
  return true;
}

void recovers_inside(int n) {
  defer { try_step(n); }
  work();
}

// The same in the statement itself.
void recovers_in_statement(int n) {
  defer {
    defer {
      if (recover())
        puts("no step");
    }
    step(n);
  }
  work();
}

// To hand on what has been recovered is the way to do it.
void hands_on(void) {
  defer {
    const defer_value *value = recover();
    if (value) {
      puts("work failed");
      panic(value);
    }
  }
  work();
}

// Nobody knows what is not seen.
void unknown(void) {
  defer work();
  work();
}

void panics_elsewhere(int n) {
  defer puts("done");
  step(n);
}
