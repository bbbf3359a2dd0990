// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in the operand of return: the result is zero, not half of the
// operand.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int fail(int n) {
  if (n > 0)
    panic("A");
  return n;
}

static int f(int n) {
  defer {
    recover();
  }
  return 40 + fail(n);
}

struct pair {
  bool ok;
  int n;
};

static struct pair g(int n) {
  defer {
    recover();
  }
  return (struct pair){true, fail(n)};
}

static const char *word(bool b) {
  return b ? "true" : "false";
}

int main(void) {
  fprintf(stderr, "%d", f(0));
  fprintf(stderr, " %d\n", f(1));
  fprintf(stderr, "%s %s\n", word(g(0).ok), word(g(1).ok));
  return 0;
}
