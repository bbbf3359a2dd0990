// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A thread that a deferred function starts while its own thread panics: recover
// gives nothing there.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *argument) {
  defer {
    fprintf(stderr, "thread %s\n", recover() == NULL ? "true" : "false");
  }
  fprintf(stderr, "in thread\n");
  return argument;
}

int main(void) {
  defer {
    pthread_t thread;
    pthread_create(&thread, NULL, run, NULL);
    pthread_join(thread, NULL);
    fprintf(stderr, "main %s\n", recover()->text);
  }
  panic("A");
}
