// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A recover() that is a function too deep.
// RUN: %check_lint recover-indirect %s

#include <defer.h>
#include <stdio.h>

void work(void);

static void report(const char *what) {
  const defer_value *value = recover(); // expected-note 4 {{the 'recover()' is here}}
  if (value)
    fprintf(stderr, "%s: %s\n", what, value->text);
}

void in_braces(void) {
  defer { report("work"); } // expected-warning {{'report' is called by the deferred statement, so that its 'recover()' returns NULL}}
  work();
}

void of_several(FILE *file) {
  defer {
    fclose(file);
    report("work"); // expected-warning {{'report' is called by the deferred statement, so that its 'recover()' returns NULL}}
  }
  work();
}

void on_condition(int verbose) {
  defer if (verbose) report("work"); // expected-warning {{'report' is called by the deferred statement, so that its 'recover()' returns NULL}}
  work();
}

// A function that is deferred calls another one that recovers.
static void finish(void) {
  puts("finished");
  report("work"); // expected-warning {{'report' is called by the deferred function 'finish', so that its 'recover()' returns NULL}}
}

void deferred_function(void) {
  defer finish();
  work();
}

// The function that recovers, as `defer report(...)` of somebody else, is right.
void right(void) {
  defer report("right");
  work();
}
