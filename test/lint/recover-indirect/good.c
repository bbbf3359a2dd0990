// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that recover, deferred themselves; and such as recover for themselves.
// RUN: %check_lint recover-indirect %s
// expected-no-diagnostics

#include <defer.h>
#include <stdio.h>

void work(void);

static void report(const char *what) {
  const defer_value *value = recover();
  if (value)
    fprintf(stderr, "%s: %s\n", what, value->text);
}

void deferred(void) {
  defer report("work");
  work();
}

void deferred_by_deferred(void) {
  defer {
    defer report("inner");
    work();
  }
  work();
}

// It recovers what it raises itself.
static bool try_work(void) {
  defer recover();
  work();
  return true;
}

void tries(void) {
  defer {
    if (!try_work())
      puts("failed");
  }
  work();
}

// Not by a deferred statement: recover-outside.
void plainly(void) {
  defer report("plainly");
  work();
  report("here");
}
