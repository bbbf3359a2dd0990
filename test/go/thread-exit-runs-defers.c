// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of a goroutine by Goexit, of a thread by pthread_exit, runs defers;
// recover gives nothing; the rest does not run.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *argument) {
  defer {
    fprintf(stderr, "rec %s\n", recover() == NULL ? "true" : "false");
  }
  pthread_exit(NULL);
  fprintf(stderr, "no\n");
  return argument;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  fprintf(stderr, "end\n");
  return 0;
}
