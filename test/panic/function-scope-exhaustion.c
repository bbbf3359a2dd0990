// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A loop that registers without end panics before the stack is used up; what it
// has registered runs, and a caller can recover.
// RUN: %run_panic %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static long registered, run;

struct large {
  char bytes[3000];
};

static void count(int n) { run += n; }
static void count_large(struct large l, int n) { run += n + (l.bytes[0] != 7); }

static void without_end(void) {
  for (;;) {
    defer_function count(1);
    registered++;
  }
}

static void without_end_large(void) {
  struct large l = {{7}};
  for (;;) {
    defer_function count_large(l, 1);
    registered++;
  }
}

static void by_goto(void) {
again:
  defer_function count(1);
  registered++;
  goto again;
}

static void recursive(int n) {
  for (int i = 0; i < n; i++) {
    defer_function count(1);
    registered++;
  }
  if (n < 1000000)
    recursive(n + 1);
  registered += 1000000000; // no tail call
}

static void survives(void (*function)(void)) {
  defer {
    const defer_value *value = recover();
    puts(value ? value->text : "nothing");
  }
  defer {
    // There is stack enough left for what is deferred.
    volatile char bytes[30000];
    bytes[0] = 1;
    bytes[29999] = bytes[0];
    printf("%d %d\n", registered > 10, run == registered);
    registered = run = 0;
  }
  function();
}

static void start_recursive(void) { recursive(1); }

static void *thread(void *argument) {
  for (int i = 0; i < 2; i++) {
    survives(without_end);
    survives(without_end_large);
    survives(by_goto);
    survives(start_recursive);
  }
  return argument;
}

int main(void) {
  pthread_attr_t attributes;
  pthread_t id;
  if (pthread_attr_init(&attributes) ||
      pthread_attr_setstacksize(&attributes, 256 * 1024) ||
      pthread_create(&id, &attributes, thread, NULL) || pthread_join(id, NULL))
    return 1;
  puts("joined");
}

// OUT: 1 1
// OUT: runtime error: no stack left for another 'defer_function'
// OUT: 1 1
// OUT: runtime error: no stack left for another 'defer_function'
// OUT: 1 1
// OUT: runtime error: no stack left for another 'defer_function'
// OUT: 1 1
// OUT: runtime error: no stack left for another 'defer_function'
// OUT: 1 1
// OUT: runtime error: no stack left for another 'defer_function'
// OUT: 1 1
// OUT: runtime error: no stack left for another 'defer_function'
// OUT: 1 1
// OUT: runtime error: no stack left for another 'defer_function'
// OUT: 1 1
// OUT: runtime error: no stack left for another 'defer_function'
// OUT: joined
