// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A lock that is deferred to be taken again.
// RUN: %check_lint defer-lock-again %s

#include <pthread.h>

struct counter {
  pthread_mutex_t mutex, other;
  pthread_rwlock_t lock;
  int value;
};

int next(struct counter *c) {
  pthread_mutex_lock(&c->mutex); // expected-note {{the lock is taken here}}
  defer pthread_mutex_lock(&c->mutex); // expected-error {{'pthread_mutex_lock' is deferred where the lock has just been taken; 'pthread_mutex_unlock' was meant}}
  return ++c->value;
}

int peek(struct counter *c) {
  pthread_rwlock_rdlock(&c->lock); // expected-note {{the lock is taken here}}
  defer pthread_rwlock_rdlock(&c->lock); // expected-error {{'pthread_rwlock_rdlock' is deferred where the lock has just been taken; 'pthread_rwlock_unlock' was meant}}
  return c->value;
}

int good(struct counter *c) {
  pthread_mutex_lock(&c->mutex);
  defer pthread_mutex_unlock(&c->mutex);
  return ++c->value;
}

int other(struct counter *c) {
  pthread_mutex_lock(&c->mutex);
  defer pthread_mutex_lock(&c->other);
  const int value = ++c->value;
  pthread_mutex_unlock(&c->mutex);
  return value;
}

void wait_unlocked(struct counter *c) {
  pthread_mutex_unlock(&c->mutex);
  defer pthread_mutex_lock(&c->mutex);
  c->value++;
}
