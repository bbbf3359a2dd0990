// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in another thread ends the process; the defers of main do not run.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *argument) {
  (void)argument;
  defer fprintf(stderr, "thread\n");
  panic("G");
}

int main(void) {
  pthread_t thread;
  defer fprintf(stderr, "main defer does not run\n");
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  return 0;
}
