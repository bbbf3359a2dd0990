// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// While a panic is under way in one thread, another one panics and recovers;
// then the first goes on.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *argument) {
  (void)argument;
  defer {
    fprintf(stderr, "thread %s\n", recover()->text);
  }
  panic("B");
}

int main(void) {
  defer {
    fprintf(stderr, "main %s\n", recover()->text);
  }
  defer {
    pthread_t thread;
    pthread_create(&thread, NULL, run, NULL);
    pthread_join(thread, NULL);
    fprintf(stderr, "joined %s\n", recover() != NULL ? "true" : "false");
    panic("C");
  }
  panic("A");
}
