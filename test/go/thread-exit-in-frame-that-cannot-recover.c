// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the thread begins in a deferred function whose own one panics;
// that is recovered in an outer frame. The thread ends all the same.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void inner(void) {
  defer fprintf(stderr, "inner\n");
  defer {
    panic("P");
  }
  pthread_exit(NULL);
}

static void outer(void) {
  defer {
    fprintf(stderr, "outer %s\n", recover()->text);
  }
  inner();
  fprintf(stderr, "outer goes on\n");
}

static void *run(void *argument) {
  outer();
  fprintf(stderr, "must not print\n");
  return argument;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  fprintf(stderr, "end\n");
  return 0;
}
