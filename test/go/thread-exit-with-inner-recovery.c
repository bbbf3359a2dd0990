// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that is raised and recovered inside a deferred function that the end
// of the thread runs.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *argument) {
  defer {
    fprintf(stderr, "r %s\n", recover() == NULL ? "true" : "false");
  }
  defer {
    defer {
      recover();
    }
    panic("x");
  }
  pthread_exit(NULL);
  return argument;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  fprintf(stderr, "end\n");
  return 0;
}
