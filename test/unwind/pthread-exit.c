// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// pthread_exit unwinds the stack of the thread: with panic=on what is deferred
// in every frame runs, innermost first; with panic=off nothing does.
// RUN: %run_levels %s -pthread

#include <pthread.h>
#include <stdio.h>

__attribute__((noinline)) static void leave(int way) {
  defer printf("leave %d\n", way);
  if (way)
    pthread_exit("exited");
  puts("returns");
}

static void *thread(void *argument) {
  int n = 1;
  defer { printf("thread %d\n", n); }
  for (int i = 0; i < 2; i++) {
    defer printf("loop %d\n", i);
    n += 10;
    leave(*(int *)argument);
  }
  {
    defer puts("left before");
    n++;
  }
  return "returned";
}

int main(void) {
  for (int way = 0; way < 2; way++) {
    pthread_t id;
    void *result = NULL;
    if (pthread_create(&id, NULL, thread, &way) ||
        pthread_join(id, &result))
      return 1;
    puts(result);
  }
}

// OUT: returns
// OUT: leave 0
// OUT: loop 0
// OUT: returns
// OUT: leave 0
// OUT: loop 1
// OUT: left before
// OUT: thread 22
// OUT: returned
// OUT-on: leave 1
// OUT-on: loop 0
// OUT-on: thread 11
// OUT: exited
