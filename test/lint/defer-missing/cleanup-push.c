// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// pthread_cleanup_pop(1) calls what pthread_cleanup_push() was given.
// RUN: %check_lint defer-missing %s

#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
int counted(int);

static void unlock(void *lock) { pthread_mutex_unlock(lock); }

int popped(int x) {
  pthread_cleanup_push((void *)pthread_mutex_unlock, &mutex);
  pthread_mutex_lock(&mutex);
  while (!counted(x)) {
    pthread_mutex_unlock(&mutex);
    pthread_testcancel();
    pthread_mutex_lock(&mutex);
  }
  pthread_cleanup_pop(1);
  return x;
}

void *memory(int x) {
  void *text = malloc(10);
  if (!text)
    return NULL;
  pthread_cleanup_push(free, text);
  counted(x);
  pthread_cleanup_pop(1);
  return NULL;
}

// With 0 it does not.
int not_popped(int x) {
  pthread_cleanup_push((void *)pthread_mutex_unlock, &mutex);
  pthread_mutex_lock(&mutex); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  counted(x);
  pthread_cleanup_pop(0);
  if (x)
    return -1; // expected-note {{the function is left here}}
  pthread_mutex_unlock(&mutex);
  return x;
}

// What another function does with it is not seen.
int by_another(int x) {
  pthread_mutex_lock(&mutex);
  pthread_cleanup_push(unlock, &mutex);
  counted(x);
  pthread_cleanup_pop(1);
  return x;
}
