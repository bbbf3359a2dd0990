// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fix unlocks.
// RUN: %check_lint defer-lock-again %s --run

#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t mutex = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

static int next(int value) {
  pthread_mutex_lock(&mutex); // expected-note {{the lock is taken here}}
  defer pthread_mutex_lock(&mutex); // expected-error {{'pthread_mutex_lock' is deferred where the lock has just been taken; 'pthread_mutex_unlock' was meant}}
  return value + 1;
}

static void *other(void *unused) {
  (void)unused;
  puts(pthread_mutex_trylock(&mutex) ? "locked" : "unlocked");
  return NULL;
}

int main(void) {
  pthread_t thread;
  printf("%d\n", next(1));
  pthread_create(&thread, NULL, other, NULL);
  pthread_join(thread, NULL);
}
// BEFORE: 2
// BEFORE: locked
// OUT: 2
// OUT: unlocked
