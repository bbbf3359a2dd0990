// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every way out of the block runs its deferred statement, once: its end,
// break, continue, goto forwards and backwards, return, and the ends of switch
// and do-while.
// RUN: %run_levels %s

#include <stdio.h>

static void loops(void) {
  for (int i = 0; i < 3; i++) {
    defer printf("<%d> ", i);
    for (int j = 0; j < 3; j++) {
      defer printf("(%d%d) ", i, j);
      if (j == 0)
        continue;
      if (j == 1)
        break;
      puts("not reached");
    }
    if (i == 0)
      continue;
    if (i == 1)
      break;
    puts("not reached");
  }
  puts("loops");
}

static void jump_out(int way) {
  {
    defer printf("outer ");
    {
      defer printf("inner ");
      if (way == 1)
        goto outer;
      if (way == 2)
        goto out;
    }
  outer:
    printf("at outer, ");
  }
out:
  printf("jump_out %d\n", way);
}

static void before(void) {
  int n = 0;
again: {
  defer { printf("%d ", n); }
  if (++n < 3)
    goto again;
}
  puts("before");
}

static void in_same_block(void) {
  int n = 0;
  {
  again:
    n++;
    defer printf("a%d ", n);
    defer printf("b%d ", n);
    if (n < 3)
      goto again;
    printf("last ");
  }
  puts("in_same_block");
}

static void staying(void) {
  int n = 0;
  {
    defer printf("once ");
  again:
    printf("%d ", n);
    if (++n < 3)
      goto again;
  }
  puts("staying");
}

static void cases(int x) {
  switch (x) {
  case 0: {
    defer printf("zero ");
    printf("in 0, ");
    break;
  }
  case 1: {
    defer printf("one ");
    printf("in 1, ");
  }
  /* fall through */
  case 2: {
    defer printf("two ");
    printf("in 2, ");
    break;
  }
  default: {
    defer printf("default ");
    if (x == 3)
      return (void)puts("return");
    printf("in %d, ", x);
  }
  }
  printf("cases %d\n", x);
}

static int once(int way) {
  do {
    defer printf("do ");
    if (way == 0)
      break;
    if (way == 1)
      continue;
    if (way == 2)
      return way;
    printf("end ");
  } while (0);
  printf("after ");
  return way;
}

static void continue_in_switch(void) {
  int i = 0;
  while (i < 3) {
    defer { printf("w%d ", i); }
    i++;
    switch (i) {
    case 1:
      continue;
    case 2:
      break;
    default:
      goto done;
    }
    printf("behind the switch ");
  }
done:
  puts("continue_in_switch");
}

int main(void) {
  loops();
  for (int way = 0; way < 3; way++)
    jump_out(way);
  before();
  in_same_block();
  staying();
  for (int x = 0; x < 5; x++)
    cases(x);
  puts("");
  for (int way = 0; way < 4; way++)
    printf("once %d\n", once(way));
  continue_in_switch();
  defer puts("main is left last");
  return 0;
}

// OUT: (00) (01) <0> (10) (11) <1> loops
// OUT: inner at outer, outer jump_out 0
// OUT: inner at outer, outer jump_out 1
// OUT: inner outer jump_out 2
// OUT: 1 2 3 before
// OUT: b1 a1 b2 a2 last b3 a3 in_same_block
// OUT: 0 1 2 once staying
// OUT: in 0, zero cases 0
// OUT: in 1, one in 2, two cases 1
// OUT: in 2, two cases 2
// OUT: return
// OUT: default in 4, default cases 4
// OUT:
// OUT: do after once 0
// OUT: do after once 1
// OUT: do once 2
// OUT: end do after once 3
// OUT: w1 behind the switch w2 w3 continue_in_switch
// OUT: main is left last
