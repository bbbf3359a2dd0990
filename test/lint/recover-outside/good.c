// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A recover() in a deferred statement, or in a function that is deferred, or that
// others may defer.
// RUN: %check_lint recover-outside %s
// expected-no-diagnostics

#include <defer.h>
#include <stdio.h>

void work(void);

void in_statement(void) {
  defer {
    if (recover())
      puts("failed");
  }
  work();
}

static void report(void) {
  if (recover())
    puts("failed");
}

void in_deferred_function(void) {
  defer report();
  work();
}

static void forget(void) {
  if (recover())
    puts("forgotten");
}

void in_registered_function(void) {
  defer_function forget();
  work();
}

// Another unit may defer it.
void report_for_all(const char *what) {
  if (recover())
    puts(what);
}

// So may who is given its address.
static void handler(void) {
  if (recover())
    puts("handled");
}

void defer_call(void (*)(void));
void by_address(void) { defer_call(handler); }

// Of what a deferred statement calls recover-indirect speaks.
static void too_deep(void) {
  if (recover())
    puts("failed");
}

void calls_it(void) {
  defer { too_deep(); }
  work();
}
