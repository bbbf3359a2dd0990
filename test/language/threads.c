// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Threads have no state in common: each runs its own deferred statements.
// RUN: %run_levels %s -pthread

#include <pthread.h>
#include <stdio.h>

enum { THREADS = 8, TURNS = 2000 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long long shared;
static __thread int own;

static int guarded(int i) {
  pthread_mutex_lock(&mutex);
  defer pthread_mutex_unlock(&mutex);
  shared++;
  if (i % 3 == 0)
    return 0;
  shared++;
  return 1;
}

static void *thread(void *result) {
  defer *(int *)result = own;
  for (int i = 0; i < TURNS; i++) {
    defer own++;
    if (guarded(i))
      continue;
    defer own += 2;
    if (i == TURNS - 1)
      break;
  }
  return NULL;
}

int main(void) {
  pthread_t ids[THREADS];
  int results[THREADS], wrong = 0;
  for (int i = 0; i < THREADS; i++)
    if (pthread_create(&ids[i], NULL, thread, &results[i]))
      return 1;
  for (int i = 0; i < THREADS; i++) {
    if (pthread_join(ids[i], NULL))
      return 1;
    wrong += results[i] != TURNS + 2 * ((TURNS + 2) / 3);
  }
  printf("wrong %d\n", wrong);
  printf("shared %s\n",
         shared == THREADS * (2LL * TURNS - (TURNS + 2) / 3) ? "right"
                                                             : "wrong");
}

// OUT: wrong 0
// OUT: shared right
