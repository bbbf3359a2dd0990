// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With panic=on the options that leave out unwind tables or exceptions do not
// stop unwinding from running what is deferred.
// RUN: %run_levels --panic on %s -pthread -fno-asynchronous-unwind-tables
// RUN: %run_levels --panic on %s -pthread -fomit-frame-pointer
// RUN: %run_levels --panic on %s -pthread -fexceptions

#include <pthread.h>
#include <stdio.h>

__attribute__((noinline)) static int leave(int x) {
  defer printf("leave %d\n", x);
  pthread_exit(NULL);
  return x;
}

static void *thread(void *unused) {
  int n = 1;
  defer { printf("thread %d\n", n); }
  n = 2;
  n = leave(3);
  return unused;
}

int main(void) {
  pthread_t id;
  if (pthread_create(&id, NULL, thread, NULL) || pthread_join(id, NULL))
    return 1;
  puts("joined");
}

// OUT: leave 3
// OUT: thread 2
// OUT: joined
