// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Correct code is compiled without a word, with the warnings that projects use.
// RUN: %verify %s -O0 -Wall -Wextra -Wpedantic -Wshadow -Wunreachable-code -Wdeclaration-after-statement -Wunused-label -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wundef -Wformat=2 -Wfloat-equal -Wswitch-enum -Wvla
// RUN: %verify %s -O2 -Wall -Wextra -Wpedantic -Wshadow -Wunreachable-code -Wdeclaration-after-statement -Wunused-label -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wundef -Wformat=2 -Wfloat-equal -Wswitch-enum -Wnull-dereference -Wstrict-overflow
// RUN: %verify %s -O2 -g -Werror -Wall -Wextra -std=c11 -pedantic-errors
// RUN: %verify %s -O3 -fplugin-arg-defer-panic=off -Wall -Wextra -Wuninitialized

#include <stdio.h>
#include <stdlib.h>

int copy(const char *from, const char *to);
int locked(int x);
int every(int x);
void forever(void);
int state(int x, int *p);

// expected-no-diagnostics
int copy(const char *from, const char *to) {
  FILE *in = fopen(from, "r"), *out = NULL;
  int c = 0;
  if (!in)
    return -1;
  defer fclose(in);
  out = fopen(to, "w");
  if (!out)
    return -1;
  defer {
    if (fclose(out) != 0)
      perror(to);
  }
  while ((c = getc(in)) != EOF)
    if (putc(c, out) == EOF)
      return -1;
  return 0;
}

static int lock_count;

int locked(int x) {
  lock_count++;
  defer lock_count--;
  switch (x) {
  case 0: {
    int *block = malloc(sizeof *block);
    defer free(block);
    if (!block)
      return -1;
    *block = lock_count;
    return *block;
  }
  case 1:
    return 1;
  default:
    break;
  }
  return x > 5 ? lock_count : -lock_count;
}

int every(int x) {
  defer {
    int old = x;
    for (int i = 0; i < old; i++)
      x += i;
  }
  for (int i = 0; i < x; i++) {
    defer printf("%d\n", i);
    if (i == 3)
      continue;
    if (i == 4)
      break;
    if (i == 5)
      goto out;
    puts("body");
  }
out:
  if (x)
    return 1;
  else
    return 2;
}

void forever(void) {
  defer puts("never");
  for (;;)
    puts("forever");
}

int state(int x, int *p) {
  int result;
  defer *p = result;
  result = x;
  {
    int used;
    defer { printf("%d\n", used); }
    used = x + 1;
    if (used > 3) {
      result = 3;
      return used;
    }
  }
  return result;
}
