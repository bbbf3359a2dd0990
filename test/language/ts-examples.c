// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The examples of ISO/IEC TS 25755 that are correct, as one program. The call
// of a function is evaluated late in all of them.
// RUN: %run_levels %s -w -DSHORT=1 -fplugin-arg-defer-args=late
// RUN: %run_levels %s -w -DSHORT=0
// RUN: %run_levels %s -w -DSHORT=0 -std=c11

#include <stdio.h>
#include <stdlib.h>

#if !SHORT
#include <stddefer.h>
#endif

static void g(void) {
  return;
  defer printf(" not run");
}

static void h(void) {
  goto b;
  {
    defer printf(" meow");
  }
b:
  printf("cat says");
}

static void i(void) {
  {
    defer printf("cat says");
    goto b;
  }
b:
  printf(" meow");
}

static void m(void) {
  goto b;
  {
  b:
    defer printf("cat says");
  }
  printf(" meow");
}

static void p(void) {
  {
    goto b;
    defer printf(" meow");
  }
b:
  printf("cat says");
}

static void r(void) {
  int count = 0;
b:
  defer printf("cat says ");
  if (++count <= 2)
    goto b;
  printf("[%d] ", count);
}

static void t(void) {
  int count = 0;
  {
  b:
    defer printf("cat says ");
    count++;
    if (count <= 2)
      goto b;
  }
  printf("meow");
}

static void u(void) {
  int count = 0;
  {
    defer printf("cat says");
  b:
    if (count++ < 5)
      goto b;
  }
  printf(" meow");
}

static int nested(void) {
  int r = 0;
  {
    defer {
      defer r *= 4;
      r *= 2;
      defer {
        r += 3;
      }
    }
    defer r += 1;
  }
  return r;
}

static int value_first(void) {
  int r = 4;
  int *q = &r;
  defer *q = 5;
  return *q;
}

static int use(int *buffer) { return buffer[0]; }

static int use_then_free(void) {
  int *buffer = malloc(sizeof(int));
  if (!buffer)
    return -1;
  buffer[0] = 6;
  defer {
    buffer[0] = 7;
    free(buffer);
  }
  return use(buffer);
}

static void secondary_blocks(void) {
  {
    defer printf(" meow");
    if (1)
      defer printf("cat");
    printf(" says");
  }
  printf("; ");
  static const char *const words[] = {"cat", "kitten", "kitty"};
  for (int n = 0; n < 3; n++)
    defer printf("my %s, ", words[n]);
  puts("meow");
}

static void take(void **from, void **to) {
  *to = *from;
  *from = NULL;
}

static void *ownership(void) {
  void *taken, *block = malloc(1);
  defer free(block);
  take(&block, &taken);
  return taken;
}

static void in_switch(int x) {
  switch (x) {
    defer printf("never reached");
  }
  switch (x) {
  case 1: {
    defer printf("one ");
    printf("case ");
  }
  default:
    printf("default\n");
  }
}

int main(void) {
  g(), puts("");
  h(), puts("");
  i(), puts("");
  m(), puts("");
  p(), puts("");
  r(), puts(".");
  t(), puts("");
  u(), puts("");
  printf("%d %d %d\n", nested(), value_first(), use_then_free());
  secondary_blocks();
  free(ownership());
  in_switch(1);
  defer puts("main is left");
  return 5;
}

// STATUS: 5
// OUT:
// OUT: cat says
// OUT: cat says meow
// OUT: cat says meow
// OUT: cat says
// OUT: cat says cat says [3] cat says .
// OUT: cat says cat says cat says meow
// OUT: cat says meow
// OUT: 20 4 6
// OUT: cat says meow; my cat, my kitten, my kitty, meow
// OUT: case one default
// OUT: main is left
