// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Records of panics are used again: many threads with many panics, two at a time
// in each, never see the value of another one.
// REQUIRES: gcc
// RUN: %run_panic %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

enum { THREADS = 4, PANICS = 400 };

static void inner(int number, int *good) {
  defer {
    const defer_value *value = recover();
    *good += value && value->integer == -number;
  }
  panic(-number);
}

static void outer(int number, int *good) {
  defer {
    const defer_value *value = recover();
    *good += value && value->integer == number;
  }
  defer { inner(number, good); }
  panic(number);
}

static void *thread(void *argument) {
  int *good = argument;
  const int first = *good;
  *good = 0;
  for (int i = 1; i <= PANICS; i++)
    outer(first + i, good);
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  int good[THREADS];
  for (int i = 0; i < THREADS; i++) {
    good[i] = i * PANICS;
    pthread_create(&threads[i], NULL, thread, &good[i]);
  }
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    printf("%d\n", good[i]);
  }
}

// OUT: 800
// OUT: 800
// OUT: 800
// OUT: 800
