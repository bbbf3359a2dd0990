// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Braces around a call that says the same without them.
// RUN: %check_lint defer-unlambda %s

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

void use(FILE *file);
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void never_changed(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return;
  defer { fclose(file); } // expected-warning {{'defer fclose(file);' without braces does the same}}
  use(file);
}

void parameter(char *text) {
  defer { free(text); } // expected-warning {{'defer free(text);' without braces does the same}}
  puts(text);
}

void address(void) {
  pthread_mutex_lock(&lock);
  defer { pthread_mutex_unlock(&lock); } // expected-warning {{'defer pthread_mutex_unlock(&lock);' without braces does the same}}
  puts("locked");
}

void constant(void) {
  defer {
    puts("done"); // expected-warning@-1 {{'defer puts("done");' without braces does the same}}
  }
  puts("begun");
}
