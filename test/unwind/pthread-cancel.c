// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Cancelling a thread unwinds its stack from where it waits: what is deferred
// runs with panic=on.
// RUN: %run_levels %s -pthread

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int pipes[2];

static void at_read(void) {
  char c = 'r';
  defer { printf("at_read %c\n", c); }
  if (read(pipes[0], &c, 1) == 1)
    puts("not reached");
}

static void at_test(void) {
  int n = 0;
  defer { puts(n > 0 ? "at_test" : "not reached"); }
  for (;;) {
    n = 1;
    pthread_testcancel();
    usleep(1000);
  }
}

static void *thread(void *argument) {
  void (*wait)(void) = *(void (**)(void))argument;
  defer {
    int old;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old);
    puts("thread");
  }
  defer puts("inner");
  wait();
  return NULL;
}

int main(void) {
  static void (*const waits[])(void) = {at_read, at_test};
  if (pipe(pipes))
    return 1;
  for (int i = 0; i < 2; i++) {
    pthread_t id;
    void *result = NULL;
    if (pthread_create(&id, NULL, thread, (void *)&waits[i]))
      return 1;
    usleep(10000);
    if (pthread_cancel(id) || pthread_join(id, &result))
      return 1;
    puts(result == PTHREAD_CANCELED ? "cancelled" : "not cancelled");
  }
}

// OUT-on: at_read r
// OUT-on: inner
// OUT-on: thread
// OUT: cancelled
// OUT-on: at_test
// OUT-on: inner
// OUT-on: thread
// OUT: cancelled
