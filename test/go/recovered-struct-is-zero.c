// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A struct that a recovered function would have returned is all zero, small and
// large.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

struct small {
  long a, b;
};

struct large {
  long a[40];
  double b;
  int *c;
};

static struct small make_small(int n) {
  defer {
    recover();
  }
  if (n > 0)
    panic("A");
  return (struct small){1, 2};
}

static struct large make_large(int n) {
  defer {
    recover();
  }

  struct large l = {.a[39] = 7, .b = 1};
  if (n > 0)
    panic("A");
  return l;
}

static const char *word(bool b) {
  return b ? "true" : "false";
}

int main(void) {

  struct small s = {8, 9};
  s = make_small(1);
  fprintf(stderr, "%ld %ld\n", s.a, s.b);
  s = make_small(0);
  fprintf(stderr, "%ld %ld\n", s.a, s.b);

  struct large l = make_large(0);
  fprintf(stderr, "%ld %s\n", l.a[39], word(l.b == 1));
  l = make_large(1);
  fprintf(stderr, "%ld %ld %s %s\n", l.a[0], l.a[39], word(l.b == 0),
          word(l.c == NULL));
  return 0;
}
