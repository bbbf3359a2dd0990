// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Blocks: each is a function of its own, with defers of its own.
// REQUIRES: clang
// RUN: %run_levels %s -fblocks

#include <stdio.h>

// Of the runtime of blocks, which is not there.
void *_NSConcreteGlobalBlock[32], *_NSConcreteStackBlock[32];

void (^file_block)(void) = ^{
  defer puts("file deferred");
  puts("file body");
};

static int run(int (^block)(int)) {
  defer puts("run deferred");
  return block(2);
}

int main(void) {
  int base = 40;
  defer { printf("main deferred %d\n", base); }
  int result = run(^(int x) {
    defer puts("block deferred");
    if (x > 3)
      return 0;
    printf("body %d\n", x);
    return base + x;
  });
  int (^loop)(void) = ^int(void) {
    for (int i = 0; i < 3; i++) {
      defer printf("round %d\n", i);
      if (i)
        break;
    }
    return 7;
  };
  printf("%d %d\n", result, loop());
  file_block();
  defer {
    void (^deep)(int) = ^(int k) {
      defer printf("deep deferred %d\n", k);
      puts("deep body");
    };
    deep(base);
  }
  base++;
  return 0;
}

// OUT: body 2
// OUT: block deferred
// OUT: run deferred
// OUT: round 0
// OUT: round 1
// OUT: 42 7
// OUT: file body
// OUT: file deferred
// OUT: deep body
// OUT: deep deferred 41
// OUT: main deferred 41
