// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads that panic and recover at the same time do not see each other's
// panics.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

struct work {
  int id;
  long sum;
};

static void once(int n, long *sum) {
  defer {
    *sum += (long)recover()->integer;
  }
  panic(n);
}

static void *run(void *argument) {

  struct work *work = argument;
  for (int i = 0; i < 500; i++)
    once(work->id, &work->sum);
  return NULL;
}

int main(void) {

  struct work works[8];
  pthread_t threads[8];
  for (int i = 0; i < 8; i++) {
    works[i] = (struct work){i + 1, 0};
    pthread_create(&threads[i], NULL, run, &works[i]);
  }
  for (int i = 0; i < 8; i++)
    pthread_join(threads[i], NULL);
  for (int i = 0; i < 8; i++)
    fprintf(stderr, "%d %ld\n", i, works[i].sum);
  return 0;
}
