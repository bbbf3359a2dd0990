// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the thread in a deferred function ends the panic, and the process
// goes on.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *argument) {
  (void)argument;
  defer fprintf(stderr, "outer\n");
  defer {
    pthread_exit(NULL);
  }
  panic("A");
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  fprintf(stderr, "alive\n");
  return 0;
}
