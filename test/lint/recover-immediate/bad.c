// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A recover() among the arguments of the call form.
// RUN: %check_lint recover-immediate %s

#include <defer.h>
#include <stdio.h>

void work(void);
void report(const defer_value *value);
void report_at(const char *place, bool failed);

void argument(void) {
  defer report(recover()); // expected-warning {{'recover()' is evaluated here, not when the deferred call runs; put the call in braces}} expected-note {{it returns NULL}}
  work();
}

void part_of_argument(void) {
  defer report_at(__func__, recover() != NULL); // expected-warning {{'recover()' is evaluated here, not when the deferred call runs; put the call in braces}} expected-note {{it returns NULL}}
  work();
}

void with_cast(void) {
  defer(void) report(recover()); // expected-warning {{'recover()' is evaluated here, not when the deferred call runs; put the call in braces}} expected-note {{it returns NULL}}
  work();
}

void on_error(void) {
  errdefer report(recover()); // expected-warning {{'recover()' is evaluated here, not when the deferred call runs; put the call in braces}} expected-note {{it returns NULL}}
  work();
}

void registered(void) {
  defer_function report(recover()); // expected-warning {{'recover()' is evaluated here, not when the deferred call runs; put the call in braces}} expected-note {{it returns NULL}}
  work();
}

void recovers_nothing(void) {
  defer_function recover(); // expected-warning {{a registered 'recover()' does nothing; use 'defer recover();'}}
  work();
}
