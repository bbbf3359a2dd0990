// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inlined functions keep their deferred statements, and their order, when they
// are left by unwinding; so do functions that were split or cloned.
// RUN: %run_levels %s -pthread

#include <pthread.h>
#include <stdio.h>

static int depth;

__attribute__((always_inline)) static inline void innermost(int x) {
  defer { printf("innermost %d\n", x); }
  x += 2;
  if (depth == x)
    pthread_exit(NULL);
}

static inline int one(int x) {
  int y = x * 2;
  defer { printf("one %d %d\n", x, y); }
  y++;
  innermost(y);
  return y;
}

static inline int two(int x) {
  defer printf("two %d\n", x);
  if (__builtin_expect(x == 100, 0))
    return 0;
  int sum = one(x);
  defer { printf("sum %d\n", sum); }
  sum += one(x + 1);
  return sum;
}

static int recursive(int x) {
  defer printf("recursive %d\n", x);
  if (x == 0)
    return two(4);
  return recursive(x - 1) + 1;
}

static void *thread(void *unused) {
  defer puts("thread");
  printf("result %d\n", recursive(1));
  return unused;
}

int main(void) {
  static const int depths[] = {0, 13};
  for (int i = 0; i < 2; i++) {
    pthread_t id;
    depth = depths[i];
    if (pthread_create(&id, NULL, thread, NULL) || pthread_join(id, NULL))
      return 1;
    puts("joined");
  }
}

// OUT: innermost 11
// OUT: one 4 9
// OUT: innermost 13
// OUT: one 5 11
// OUT: sum 20
// OUT: two 4
// OUT: recursive 0
// OUT: recursive 1
// OUT: result 21
// OUT: thread
// OUT: joined
// OUT: innermost 11
// OUT: one 4 9
// OUT-on: innermost 13
// OUT-on: one 5 11
// OUT-on: sum 9
// OUT-on: two 4
// OUT-on: recursive 0
// OUT-on: recursive 1
// OUT-on: thread
// OUT: joined
