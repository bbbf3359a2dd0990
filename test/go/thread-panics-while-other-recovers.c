// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One thread recovers all the time; the panic of another one ends the process
// with its own text only.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static pthread_barrier_t ready;

static void once(int n) {
  defer {
    recover();
  }
  panic(n);
}

static void *run(void *argument) {
  for (unsigned i = 0;; i++) {
    once((int)(i % 1000));
    if (i == 100)
      pthread_barrier_wait(&ready);
  }
  return argument;
}

int main(void) {
  pthread_t thread;
  pthread_barrier_init(&ready, NULL, 2);
  pthread_create(&thread, NULL, run, NULL);
  pthread_barrier_wait(&ready);
  defer fprintf(stderr, "main\n");
  panic("the one");
}
