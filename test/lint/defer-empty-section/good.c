// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sections in which something is done, and a lock that is waited for on purpose.
// RUN: %check_lint defer-empty-section %s
// expected-no-diagnostics

#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER,
                       other = PTHREAD_MUTEX_INITIALIZER;
static int count;

void deferred(void) {
  pthread_mutex_lock(&lock);
  defer pthread_mutex_unlock(&lock);
  count++;
}

void section(void) {
  pthread_mutex_lock(&lock);
  count++;
  pthread_mutex_unlock(&lock);
}

void handed_over(void) {
  pthread_mutex_lock(&other);
  pthread_mutex_unlock(&lock);
  count++;
}

// At the end of the block there is nothing to guard: it waits for the others.
void waits(void) {
  pthread_mutex_lock(&lock);
  pthread_mutex_unlock(&lock);
}
