// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of a goroutine by Goexit, of a thread by pthread_exit, runs what loops
// have deferred, also if one of the calls panics and another one recovers.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

static void h(int n) {
  const defer_value *r = recover();
  fprintf(stderr, "h %d %s\n", n, r ? r->text : "nothing");
}

static void fail(int n) {
  panicf("panic %d", n);
}

static void leave(void) {
  for (int i = 0; i < 2; i++) {
    defer_function h(i);
    defer_function show("leave", i);
    if (i)
      defer_function fail(i);
  }
  pthread_exit(NULL);
}

static void *run(void *argument) {
  for (int i = 0; i < 3; i++)
    defer_function show("run", i);
  leave();
  fprintf(stderr, "not reached\n");
  return argument;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  fprintf(stderr, "end\n");
  return 0;
}
