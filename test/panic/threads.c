// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Panics are per thread. pthread_exit and cancellation are Go's Goexit: what is
// deferred runs, there is nothing to recover, and a panic that is recovered
// underway does not keep the thread from ending.
// RUN: %run_panic %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static const char *recovered(const defer_value *value) {
  return value ? value->text : "nothing";
}

static void *many(void *number) {
  long sum = 0;
  for (int i = 0; i < 1000; i++) {
    defer {
      const defer_value *value = recover();
      sum += value ? (long)value->integer : 0;
    }
    (void)number;
  }
  return (void *)sum;
}

static long one(int i) {
  long n = 0;
  defer n = 2;
  defer recover();
  if (i >= 0)
    panic(i);
  return n;
}

static void *count(void *unused) {
  long returned = 0;
  for (int i = 0; i < 1000; i++)
    returned += one(i) == 0;
  return unused ? unused : (void *)returned;
}

static void *exits(void *unused) {
  defer puts("exits: first");
  defer { printf("exits: recovered %s\n", recovered(recover())); }
  pthread_exit("exits: exited");
  return unused;
}

static void inner(void) {
  defer { printf("replaces: recovered %s\n", recovered(recover())); }
  defer { panic("P"); }
  pthread_exit("replaces: exited");
}

static void *replaces(void *unused) {
  defer puts("replaces: first");
  inner();
  puts("replaces: not here");
  return unused;
}

static void leaf(void) {
  defer recover();
  panic("Q");
}

static void *in_deferred(void *unused) {
  defer {
    leaf();
    puts("in_deferred: goes on");
  }
  pthread_exit("in_deferred: exited");
  return unused;
}

// pthread_exit ends a panic, too.
static void *ends_panic(void *unused) {
  defer puts("ends_panic: first");
  defer pthread_exit("ends_panic: exited");
  panic("R");
  return unused;
}

static int ready[2];

static void *cancelled(void *unused) {
  defer puts("cancelled: first");
  defer { printf("cancelled: recovered %s\n", recovered(recover())); }
  defer { panic("S"); }
  if (write(ready[1], "", 1) != 1)
    return unused;
  for (;;)
    pause();
}

static const char *run(void *(*function)(void *)) {
  pthread_t id;
  void *result = NULL;
  if (pthread_create(&id, NULL, function, NULL))
    return "no thread";
  if (function == cancelled) {
    char byte;
    if (read(ready[0], &byte, 1) != 1 || pthread_cancel(id))
      return "not cancelled";
  }
  pthread_join(id, &result);
  return result == PTHREAD_CANCELED ? "was cancelled" : result;
}

int main(void) {
  if (pipe(ready))
    return 1;
  pthread_t ids[4];
  for (int i = 0; i < 4; i++)
    if (pthread_create(&ids[i], NULL, i ? count : many, NULL))
      return 1;
  for (int i = 0; i < 4; i++) {
    void *result;
    pthread_join(ids[i], &result);
    printf("%ld\n", (long)result);
  }
  puts(run(exits));
  puts(run(replaces));
  puts(run(in_deferred));
  for (int i = 0; i < 2000; i++)
    if (i == 1999)
      puts(run(ends_panic));
  puts(run(cancelled));
}

// OUT: 0
// OUT: 1000
// OUT: 1000
// OUT: 1000
// OUT: exits: recovered nothing
// OUT: exits: first
// OUT: exits: exited
// OUT: replaces: recovered P
// OUT: replaces: first
// OUT: replaces: exited
// OUT: in_deferred: goes on
// OUT: in_deferred: exited
// OUT: ends_panic: first
// OUT: ends_panic: exited
// OUT: cancelled: recovered S
// OUT: cancelled: first
// OUT: was cancelled
