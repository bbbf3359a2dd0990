// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable length array lives as long as the statements that are deferred
// after it need it, one of a deferred statement dies with it, and so does not
// use up the stack in a loop.
// RUN: %run_levels %s

#include <stdio.h>
#include <string.h>

static int alive(int n) {
  int a[n];
  defer {
    int sum = 0;
    for (int i = 0; i < n; i++)
      sum += a[i];
    printf("sum %d\n", sum);
  }
  for (int i = 0; i < n; i++)
    a[i] = i;
  if (n == 3)
    return a[2];
  a[0] = 10;
  return a[0];
}

static void inside(int n) {
  defer {
    char text[n + 1];
    memset(text, 'x', (unsigned)n);
    text[n] = 0;
    puts(text);
  }
  n++;
}

static void order(int n) {
  for (int i = 1; i <= n; i++) {
    int before[i];
    before[i - 1] = i;
    defer printf("before %d\n", before[i - 1]);
    int after[i * 2];
    after[i * 2 - 1] = before[i - 1] * 2;
    defer printf("after %d\n", after[i * 2 - 1]);
    if (i == 1)
      continue;
    printf("size %d\n", (int)(sizeof after / sizeof *after));
  }
}

// Each turn would take a megabyte for good, were it not given back.
static unsigned long backward(int turns) {
  unsigned long touched = 0;
  {
  again:;
    unsigned long size = 1000000 + (unsigned long)(turns & 1);
    volatile char block[size];
    defer touched += block[size - 1] == 'b';
    block[0] = 'a';
    block[size - 1] = 'b';
    if (--turns > 0)
      goto again;
  }
  return touched;
}

static unsigned long many_in_deferred(int turns) {
  unsigned long touched = 0;
  for (int i = 0; i < turns; i++) {
    defer {
      volatile char block[1000000 + i];
      block[1000000 + i - 1] = 1;
      touched += (unsigned long)block[1000000 + i - 1];
    }
    if (i % 2)
      continue;
    touched += 1000;
  }
  return touched;
}

static void allocated(int n) {
  char *text = __builtin_alloca((unsigned)n + 1);
  defer puts(text);
  memset(text, 'a', (unsigned)n);
  text[n] = 0;
  defer {
    char *more = __builtin_alloca((unsigned)n + 1);
    strcpy(more, text);
    more[0] = 'b';
    puts(more);
  }
  text[n - 1] = 'z';
}

static int parameter(int n, int m[n][n]) {
  defer m[n - 1][n - 1]++;
  return m[n - 1][n - 1];
}

int main(void) {
  printf("%d\n", alive(3));
  printf("%d\n", alive(4));
  inside(4);
  order(2);
  printf("%lu\n", backward(100));
  printf("%lu\n", many_in_deferred(100));
  allocated(3);
  int m[2][2] = {{1, 2}, {3, 4}};
  int last = parameter(2, m);
  printf("%d %d\n", last, m[1][1]);
}

// OUT: sum 3
// OUT: 2
// OUT: sum 16
// OUT: 10
// OUT: xxxxx
// OUT: after 2
// OUT: before 1
// OUT: size 4
// OUT: after 4
// OUT: before 2
// OUT: 100
// OUT: 50100
// OUT: baz
// OUT: aaz
// OUT: 4 5
