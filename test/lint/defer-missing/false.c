// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What was reported once and is right.
// RUN: %check_lint defer-missing %s

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

// The graph joins the two conditions of a do loop before it branches.
int repeat(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY);
  while (fd < 0 && errno == EINTR);
  return fd;
}

int repeat_unless(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY);
  while (!(fd >= 0 || errno != EINTR));
  return fd;
}

// The one that is wrong is found still.
int repeat_wrongly(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY); // expected-warning {{what 'open' has acquired is lost when it is called again}}
  while (fd >= 0 && errno == EINTR);
  return fd;
}

// The macros have no word in common; the place is the same.
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
#define LOCK() pthread_mutex_lock(&mutex)
#define UNLOCK() pthread_mutex_unlock(&mutex)
#define ACQUIRE(m) pthread_mutex_lock(m)
#define RELEASE(m) pthread_mutex_unlock(m)

int by_macros(int *counter) {
  LOCK();
  const int value = ++*counter;
  UNLOCK();
  return value;
}

int by_macros_with_argument(pthread_mutex_t *m, int *counter) {
  ACQUIRE(m);
  const int value = ++*counter;
  RELEASE(m);
  return value;
}

int by_macros_wrongly(int *counter) {
  LOCK(); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  const int value = ++*counter;
  if (value < 0)
    return -1; // expected-note {{the function is left here}}
  UNLOCK();
  return value;
}

// Another lock is released; this one is for the caller.
void other_lock(pthread_mutex_t *m, int *counter) {
  pthread_mutex_lock(&mutex);
  pthread_mutex_lock(m);
  ++*counter;
  pthread_mutex_unlock(m);
}
