// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value is recovered in one thread and panicked with again in the thread that
// waits for it.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static void *run(void *argument) {
  defer {
    strcpy(argument, recover()->text);
  }
  panic("from the thread");
}

int main(void) {
  char text[100];
  pthread_t thread;
  pthread_create(&thread, NULL, run, text);
  pthread_join(thread, NULL);
  defer {
    fprintf(stderr, "main %s\n", recover()->text);
  }
  panic(text);
}
