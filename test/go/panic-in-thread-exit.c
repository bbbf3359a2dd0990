// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that the end of a thread meets, and that nothing recovers, ends the
// process.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *argument) {
  defer fprintf(stderr, "outer\n");
  defer {
    panic("hello");
  }
  pthread_exit(NULL);
  return argument;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  return 0;
}
