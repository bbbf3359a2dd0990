// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A lock that is given back at once.
// RUN: %check_lint defer-empty-section %s

#include <pthread.h>
#include <stdio.h>
#include <threads.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static mtx_t standard;
static pthread_spinlock_t spin;
static int count;

void mutex(void) {
  pthread_mutex_lock(&lock);
  pthread_mutex_unlock(&lock); // expected-warning {{nothing is done between 'pthread_mutex_lock' and 'pthread_mutex_unlock'; was 'defer' meant?}}
  count++;
}

void reader(pthread_rwlock_t *locks) {
  pthread_rwlock_rdlock(&locks[1]);
  pthread_rwlock_unlock(&locks[1]); // expected-warning {{nothing is done between 'pthread_rwlock_rdlock' and 'pthread_rwlock_unlock'; was 'defer' meant?}}
  count++;
}

void writer(void) {
  pthread_rwlock_wrlock(&rwlock);
  pthread_rwlock_unlock(&rwlock); // expected-warning {{nothing is done between 'pthread_rwlock_wrlock' and 'pthread_rwlock_unlock'; was 'defer' meant?}}
  count++;
}

void of_the_standard(void) {
  mtx_lock(&standard);
  mtx_unlock(&standard); // expected-warning {{nothing is done between 'mtx_lock' and 'mtx_unlock'; was 'defer' meant?}}
  count++;
}

void spins(void) {
  pthread_spin_lock(&spin);
  pthread_spin_unlock(&spin); // expected-warning {{nothing is done between 'pthread_spin_lock' and 'pthread_spin_unlock'; was 'defer' meant?}}
  count++;
}
