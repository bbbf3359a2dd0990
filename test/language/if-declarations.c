// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Declarations in the head of `if` and `switch`, as C2Y has them.
//
// REQUIRES: if-declarations
// RUN: %run_levels %s -std=gnu2y

#include <stdio.h>

static int same(int x) { return x; }

int main(void) {
  if (int x = same(3); x > 2) {
    defer printf("then %d\n", x);
    puts("body");
  } else {
    defer puts("not this one");
    puts("nor this");
  }
  if (int y = same(0)) {
    puts("not this one");
  } else {
    defer { printf("else %d\n", y); }
    y++;
  }
  switch (int z = same(1); z) {
  case 1: {
    defer { printf("case %d\n", z); }
    z = 5;
    break;
  }
  default:
    puts("not this one");
  }
}
// OUT: body
// OUT: then 3
// OUT: else 1
// OUT: case 5
