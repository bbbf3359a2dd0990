// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An argument of the call form that is read too early.
// RUN: %check_lint defer-arg-now %s

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

void work(void);
double now(void);
void report_time(const char *what, double seconds);
void report_text(const char *text);

void seconds(void) {
  time_t start = time(NULL);
  defer report_time("work", difftime(time(NULL), start)); // expected-warning {{'time' is called here, not when the deferred call runs; put the call in braces}}
  work();
}

void processor_time(void) {
  clock_t start = clock();
  defer report_time(__func__, (double)(clock() - start) / CLOCKS_PER_SEC); // expected-warning {{'clock' is called here, not when the deferred call runs; put the call in braces}}
  work();
}

// Any function that has told when it began.
void own_clock(void) {
  const double begin = now();
  defer report_time("work", now() - begin); // expected-warning {{'now' is called here, not when the deferred call runs; put the call in braces}}
  work();
}

void error_text(void) {
  defer report_text(strerror(errno)); // expected-warning {{'errno' is read here, not when the deferred call runs; put the call in braces}}
  work();
}

void error_printed(void) {
  defer fprintf(stderr, "error %d\n", errno); // expected-warning {{'errno' is read here, not when the deferred call runs; put the call in braces}}
  work();
}

extern volatile int progress;
extern atomic_int users;

void others_printed(void) {
  defer printf("at %d\n", progress); // expected-warning {{'progress' is read here, not when the deferred call runs; put the call in braces}}
  defer printf("%d users\n", users); // expected-warning {{'users' is read here, not when the deferred call runs; put the call in braces}}
  defer printf("%d users\n", atomic_load(&users)); // expected-warning {{'atomic_load(&users)' is read here, not when the deferred call runs; put the call in braces}}
  work();
}
