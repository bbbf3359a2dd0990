// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that is recovered during the end of the thread: that goes on, the
// function does not return.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void f(void) {
  defer {
    fprintf(stderr, "rec %s\n", recover()->text);
  }
  defer {
    panic("P");
  }
  pthread_exit(NULL);
}

static void *run(void *argument) {
  defer fprintf(stderr, "outer\n");
  f();
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
