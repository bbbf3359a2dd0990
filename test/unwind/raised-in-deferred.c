// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement that unwinds in turn, on a normal exit: what has been
// deferred before it still runs, each once, and it itself is not run again.
// RUN: %run_levels %s -pthread

#include <pthread.h>
#include <stdio.h>

static int leave_from;

__attribute__((noinline)) static void leave(int number) {
  printf("leave %d\n", number);
  if (number == leave_from)
    pthread_exit(NULL);
}

static int nested(void) {
  defer puts("nested first");
  {
    defer {
      defer puts("deferred in the deferred");
      leave(3);
      puts("through 3");
    }
    puts("nested");
  }
  return 1;
}

static void *thread(void *unused) {
  defer puts("first");
  defer {
    leave(1);
    puts("through 1");
  }
  defer puts("between");
  defer {
    leave(2);
    puts("through 2");
  }
  printf("nested %d\n", nested());
  return unused;
}

int main(void) {
  for (leave_from = 1; leave_from < 4; leave_from++) {
    pthread_t id;
    printf("from %d:\n", leave_from);
    if (pthread_create(&id, NULL, thread, NULL) || pthread_join(id, NULL))
      return 1;
  }
}

// OUT: from 1:
// OUT: nested
// OUT: leave 3
// OUT: through 3
// OUT: deferred in the deferred
// OUT: nested first
// OUT: nested 1
// OUT: leave 2
// OUT: through 2
// OUT: between
// OUT: leave 1
// OUT-on: first
// OUT: from 2:
// OUT: nested
// OUT: leave 3
// OUT: through 3
// OUT: deferred in the deferred
// OUT: nested first
// OUT: nested 1
// OUT: leave 2
// OUT-on: between
// OUT-on: leave 1
// OUT-on: through 1
// OUT-on: first
// OUT: from 3:
// OUT: nested
// OUT: leave 3
// OUT-on: deferred in the deferred
// OUT-on: nested first
// OUT-on: leave 2
// OUT-on: through 2
// OUT-on: between
// OUT-on: leave 1
// OUT-on: through 1
// OUT-on: first
