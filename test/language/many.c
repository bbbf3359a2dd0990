// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Many deferred statements in one block, deep nesting of blocks, and of deferred
// statements, with many exits.
// RUN: %run_levels %s

#include <stdio.h>

#define DO_4(X, n) X(n + 0) X(n + 1) X(n + 2) X(n + 3)
#define DO_16(X, n) DO_4(X, n) DO_4(X, n + 4) DO_4(X, n + 8) DO_4(X, n + 12)
#define DO_64(X, n)                                                            \
  DO_16(X, n) DO_16(X, n + 16) DO_16(X, n + 32) DO_16(X, n + 48)

static unsigned hash;

__attribute__((noinline)) static void add(unsigned x) { hash = hash * 31 + x; }

#define DEFER(n)                                                               \
  defer {                                                                      \
    add(n);                                                                    \
  }                                                                            \
  if (stop == (n))                                                             \
    return n;

static int many(int stop) {
  DO_64(DEFER, 0)
  DO_64(DEFER, 64)
  return -1;
}

static unsigned expected(int last) {
  unsigned result = 0;
  for (int i = last; i >= 0; i--)
    result = result * 31 + (unsigned)i;
  return result;
}

#define OPEN(n)                                                                \
  {                                                                            \
    defer {                                                                    \
      add(n);                                                                  \
    }                                                                          \
    if (stop == (n))                                                           \
      goto out;
#define CLOSE(n) }

static int deep(int stop) {
  DO_64(OPEN, 0)
  add(1000);
  DO_64(CLOSE, 0)
  return 0;
out:
  return 1;
}

#define NEST(n) defer { add(n);
#define NEST_END(n) } add(50);

static void nested(void) {
  DO_16(NEST, 1)
  add(0);
  DO_16(NEST_END, 0)
}

int main(void) {
  int wrong = 0;
  for (int stop = 0; stop <= 128; stop++) {
    hash = 0;
    int result = many(stop);
    int last = stop < 128 ? stop : 127;
    if (result != (stop < 128 ? stop : -1) || hash != expected(last))
      wrong++;
  }
  printf("many: %d wrong\n", wrong);
  for (int stop = 0; stop < 64; stop++) {
    hash = 0;
    if (deep(stop) != 1 || hash != expected(stop))
      wrong++;
  }
  printf("deep: %d wrong\n", wrong);
  hash = 0;
  nested();
  unsigned nest = 0;
  for (unsigned i = 1; i <= 16; i++)
    nest = (nest * 31 + 50) * 31 + i;
  nest *= 31;
  printf("nested: %d wrong\n", hash != nest);
}

// OUT: many: 0 wrong
// OUT: deep: 0 wrong
// OUT: nested: 0 wrong
