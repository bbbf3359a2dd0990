// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Deferred statements and the functions of the attribute cleanup share one
// order: the latest comes first, at every exit.
// RUN: %run_levels %s

#include <stdio.h>

static void leave_int(int *p) { printf("cleanup %d\n", *p); }
#define CLEANUP __attribute__((cleanup(leave_int)))

static int mixed(int way) {
  CLEANUP int a = 1;
  defer puts("defer 1");
  CLEANUP int b = 2;
  if (way == 0)
    return a;
  defer {
    printf("defer 2 changes b from %d\n", b);
    b = 20;
  }
  CLEANUP int c = 3;
  for (int i = 0; i < 2; i++) {
    CLEANUP int d = 100 + i;
    defer d += 100;
    if (way == 1)
      goto out;
    if (way == 2)
      break;
  }
  c = 4;
out:
  return a + c;
}

static void inside(void) {
  defer {
    CLEANUP int x = 5;
    defer x = 6;
    puts("deferred block");
  }
  puts("body");
}

int main(void) {
  for (int way = 0; way < 4; way++)
    printf("way %d: %d\n", way, mixed(way));
  inside();
}

// OUT: cleanup 2
// OUT: defer 1
// OUT: cleanup 1
// OUT: way 0: 1
// OUT: cleanup 200
// OUT: cleanup 3
// OUT: defer 2 changes b from 2
// OUT: cleanup 20
// OUT: defer 1
// OUT: cleanup 1
// OUT: way 1: 4
// OUT: cleanup 200
// OUT: cleanup 4
// OUT: defer 2 changes b from 2
// OUT: cleanup 20
// OUT: defer 1
// OUT: cleanup 1
// OUT: way 2: 5
// OUT: cleanup 200
// OUT: cleanup 201
// OUT: cleanup 4
// OUT: defer 2 changes b from 2
// OUT: cleanup 20
// OUT: defer 1
// OUT: cleanup 1
// OUT: way 3: 5
// OUT: body
// OUT: deferred block
// OUT: cleanup 6
