// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Workers that take jobs from one counter, some of which panic; each result is
// recovered in its worker.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

enum { JOBS = 200 };

static int results[JOBS];

static int next;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void perform(int n, int *r) {
  defer {
    const defer_value *v = recover();
    if (v)
      *r = -(int)v->integer;
  }
  if (n % 7 == 0)
    panic(n);
  *r = n;
}

static int take(void) {
  pthread_mutex_lock(&lock);
  defer pthread_mutex_unlock(&lock);
  return next++;
}

static void *run(void *argument) {
  for (int n; (n = take()) < JOBS;)
    perform(n, &results[n]);
  return argument;
}

int main(void) {
  pthread_t threads[4];
  for (int i = 0; i < 4; i++)
    pthread_create(&threads[i], NULL, run, NULL);
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  int sum = 0, bad = 0;
  for (int i = 0; i < JOBS; i++) {
    if (results[i] < 0)
      bad += results[i];
    else
      sum += results[i];
  }
  fprintf(stderr, "%d %d\n", sum, bad);
  return 0;
}
