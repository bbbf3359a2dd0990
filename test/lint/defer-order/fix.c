// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fix changes the places of neighbours.
// RUN: %check_lint defer-order %s --run
// BEFORE: begin
// BEFORE: destroy: 16
// BEFORE: unlock: 0
// BEFORE: open
// OUT: begin
// OUT: unlock: 0
// OUT: destroy: 0
// OUT: open

#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static void unlock(pthread_mutex_t *lock) {
  printf("unlock: %d\n", pthread_mutex_unlock(lock));
}

static void locked(void) {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&lock);
  defer unlock(&lock); // expected-note {{this one uses 'lock'}}
  defer { printf("destroy: %d\n", pthread_mutex_destroy(&lock)); } // expected-warning {{'lock' is released here before an earlier 'defer' uses it: what is deferred last runs first}}
  puts("begin");
}

// Something stands between.
static void apart(void) {
  FILE *file = fopen("/dev/null", "r");
  if (!file)
    return;
  defer { (void)!file; } // expected-note {{this one uses 'file'}}
  puts("open");
  defer fclose(file); // expected-warning {{'file' is released here before an earlier 'defer' uses it: what is deferred last runs first}} // LEFT
  fflush(stdout);
}

int main(void) {
  locked();
  apart();
}
