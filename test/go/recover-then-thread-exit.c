// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 8158: recover, then the end of the thread in the same deferred
// function, many times: nothing is left behind.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static int n;

static void *run(void *argument) {
  (void)argument;
  defer {
    recover();
    n++;
    pthread_exit(NULL);
  }
  panic("A");
}

int main(void) {
  for (int i = 0; i < 50; i++) {
    pthread_t thread;
    pthread_create(&thread, NULL, run, NULL);
    pthread_join(thread, NULL);
  }
  fprintf(stderr, "%d\n", n);
  defer {
    fprintf(stderr, "%s\n", recover() == NULL ? "true" : "false");
  }
  fprintf(stderr, "end\n");
  return 0;
}
