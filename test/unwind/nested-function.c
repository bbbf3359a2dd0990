// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Unwinding runs what nested functions have deferred, with the variables of the
// function around them, before what that function has.
// REQUIRES: gcc
// RUN: %run_levels %s -pthread -Wl,-z,execstack

#include <pthread.h>
#include <stdio.h>

__attribute__((noinline)) static void call(void (*f)(int), int x) {
  defer printf("call %d\n", x);
  f(x);
}

static void *thread(void *how) {
  int n = 1;
  defer { printf("thread %d\n", n); }
  void inner(int x) {
    defer {
      n *= 10;
    }
    defer { printf("inner %d %d\n", x, n); }
    n += x;
    if (how)
      pthread_exit(how);
  }
  call(inner, 4);
  return "returned";
}

int main(void) {
  char *ways[] = {NULL, "exited"};
  for (int i = 0; i < 2; i++) {
    pthread_t id;
    void *result = NULL;
    if (pthread_create(&id, NULL, thread, ways[i]) || pthread_join(id, &result))
      return 1;
    puts(result);
  }
}

// OUT: inner 4 5
// OUT: call 4
// OUT: thread 50
// OUT: returned
// OUT-on: inner 4 5
// OUT-on: call 4
// OUT-on: thread 50
// OUT: exited
