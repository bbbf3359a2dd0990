// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A recover() that no deferred statement can run.
// RUN: %check_lint recover-outside %s

#include <defer.h>
#include <stdio.h>

void work(void);

int main(void) {
  if (recover()) // expected-warning {{this 'recover()' always returns NULL: nothing defers 'main'}}
    return 1;
  work();
  return 0;
}

// Called by others, deferred by nobody.
static void check(const char *what) {
  const defer_value *value = recover(); // expected-warning {{this 'recover()' always returns NULL: nothing defers 'check'}}
  if (value)
    fprintf(stderr, "%s: %s\n", what, value->text);
}

void run(void) {
  work();
  check("run");
}

static void run_with_braces(void) {
  defer { puts("done"); }
  work();
  if (recover()) // expected-warning {{this 'recover()' always returns NULL: nothing defers 'run_with_braces'}}
    puts("failed");
}

void runs(void) { run_with_braces(); }

// So it stands in the function that has something to run, behind a call.
static int try(void) {
  work();
  return recover() != NULL; // expected-warning {{this 'recover()' always returns NULL: nothing defers 'try'}}
}

int tries(void) { return try() + try(); }
