// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -fexceptions makes every cleanup run on unwinding, with panic=off, too.
// RUN: %run_levels %s -pthread -fexceptions

#include <pthread.h>
#include <stdio.h>

static void clean(int *variable) { printf("clean %d\n", *variable); }

static void *run(void *argument) {
  defer puts("outer");
  int variable __attribute__((cleanup(clean), unused)) = 1;
  defer puts("inner");
  int again = 0;
loop:
  for (int i = 0; i < 2; i++) {
    defer {
      printf("round %d\n", i);
      if (i > 5)
        puts("never");
    }
    if (again && i)
      pthread_exit(argument);
    if (!again++)
      goto loop;
  }
  return NULL;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  puts("joined");
}

// OUT: round 0
// OUT: round 0
// OUT: round 1
// OUT: inner
// OUT: clean 1
// OUT: outer
// OUT: joined
