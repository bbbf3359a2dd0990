// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is deferred after the place where the block is left does not run.
// RUN: %run_levels %s

#include <stdio.h>
#include <stdlib.h>

static int early(int way) {
  if (way == 0)
    return 0;
  defer puts("one");
  if (way == 1)
    return 1;
  defer puts("two");
  if (way == 2)
    return 2;
  defer puts("three");
  return 3;
}

static void around(int x) {
  if (x)
    goto end;
  {
    defer puts("jumped around");
    puts("not jumped");
  }
end:
  puts("end");
}

static void out_before(int x) {
  {
    if (x)
      goto end;
    defer puts("jumped out before");
    puts("stayed");
  }
end:
  puts("end");
}

static void in_loop(void) {
  for (int i = 0; i < 4; i++) {
    if (i == 1)
      continue;
    defer printf("loop %d\n", i);
    if (i == 2)
      break;
  }
}

static void into_block(void) {
  goto label;
  {
  label:;
    defer puts("into the block, before the defer");
    puts("label");
  }
}

static void branches(int x) {
  if (x) {
    defer puts("then");
    puts("in then");
  } else {
    defer puts("else");
    puts("in else");
  }
}

static void never(void) {
  if (0) {
    defer puts("dead code");
    puts("dead");
  }
  while (0) {
    defer puts("dead loop");
    puts("dead");
  }
}

int main(void) {
  for (int way = 0; way < 4; way++)
    printf("way %d\n", early(way));
  around(0);
  around(1);
  out_before(0);
  out_before(1);
  in_loop();
  into_block();
  branches(0);
  branches(1);
  never();
}

// OUT: way 0
// OUT: one
// OUT: way 1
// OUT: two
// OUT: one
// OUT: way 2
// OUT: three
// OUT: two
// OUT: one
// OUT: way 3
// OUT: not jumped
// OUT: jumped around
// OUT: end
// OUT: end
// OUT: stayed
// OUT: jumped out before
// OUT: end
// OUT: end
// OUT: loop 0
// OUT: loop 2
// OUT: label
// OUT: into the block, before the defer
// OUT: in else
// OUT: else
// OUT: in then
// OUT: then
