// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arguments that may be meant as they are, and late readings.
// RUN: %check_lint defer-arg-now %s
// expected-no-diagnostics

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void work(void);
void report_time(double seconds);
void restore(int error);
void stop(time_t start);
char *begin(const char *name);
void end(char *name);

void in_braces(void) {
  time_t start = time(NULL);
  defer { report_time(difftime(time(NULL), start)); }
  work();
}

void error_number(void) {
  defer { fprintf(stderr, "error %d\n", errno); }
  work();
}

void of_the_standard(void) {
  _Defer fprintf(stderr, "error %d\n", errno);
  work();
}

// What is acquired in the argument is released later.
void acquires(void) {
  defer end(begin("work"));
  defer free(strdup("text"));
  work();
}

// The time when it began.
void begins(void) {
  defer stop(time(NULL));
  work();
}

// What it was is restored.
extern volatile int progress;
void saves(void) {
  defer restore(errno);
  defer restore(progress);
  work();
}

// How long something else took.
void measured(void) {
  time_t start = time(NULL);
  work();
  time_t stopped = time(NULL);
  defer report_time(difftime(stopped, start));
  work();
}

// The address is not read.
extern atomic_int users;
void watch(const char *format, ...) __attribute__((format(printf, 1, 2)));
void count(atomic_int *value);

void addresses(void) {
  defer watch("%p", (void *)&progress);
  defer count(&users);
  work();
}
