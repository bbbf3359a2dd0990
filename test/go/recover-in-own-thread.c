// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover works in the thread of the panic.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *argument) {
  (void)argument;
  defer {
    fprintf(stderr, "g %s\n", recover()->text);
  }
  panic("G");
}

int main(void) {
  defer {
    fprintf(stderr, "main %s\n", recover() == NULL ? "true" : "false");
  }
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  fprintf(stderr, "ok\n");
  return 0;
}
