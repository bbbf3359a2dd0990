// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Attributes before a defer and in what it defers: the unknown ones are ignored,
// those of declarations inside work.
// RUN: %run_levels %s -w -std=gnu2x

#include <stdio.h>

static void leave(int *p) { printf("cleanup %d\n", *p); }

__attribute__((noinline, cold)) static int cold(int x) {
  defer { printf("cold %d\n", x); }
  return x++;
}

__attribute__((always_inline)) static inline int inlined(int x) {
  defer { printf("inlined %d\n", x); }
  x += 1;
  return cold(x);
}

__attribute__((constructor)) static void constructed(void) {
  defer puts("constructed");
  puts("constructor");
}

__attribute__((noinline, hot)) static int hot(int x) {
  defer { printf("hot %d\n", x); }
  return x *= 2;
}

int main(void) {
  [[vendor::unknown]] defer puts("unknown");
  [[]] defer puts("empty");
  [[]] [[vendor::one, vendor::two(3)]] _Defer puts("two");
  defer {
    __attribute__((unused)) int unused = 1;
    __attribute__((cleanup(leave))) int x = 2;
    puts("deferred");
  }
  defer switch (inlined(0)) {
  case 1:
    puts("one");
    [[fallthrough]];
  default:
    puts("more");
  }
  printf("%d\n", hot(4));
}

// OUT: constructor
// OUT: constructed
// OUT: hot 8
// OUT: 8
// OUT: cold 2
// OUT: inlined 1
// OUT: one
// OUT: more
// OUT: deferred
// OUT: cleanup 2
// OUT: two
// OUT: empty
// OUT: unknown
