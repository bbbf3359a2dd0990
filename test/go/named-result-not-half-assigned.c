// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 43835: a panic in one operand leaves all of the results alone.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

struct results {
  bool bad;
  int n;
};

static int fail(void) {
  panic("operand");
}

static struct results f(void) {
  DEFER_RESULT struct results r;
  defer {
    recover();
  }
  return (struct results){true, fail()};
}

static struct results g(void) {
  DEFER_RESULT struct results r = {false, 5};
  defer {
    recover();
    r.n++;
  }
  r = (struct results){true, fail()};
  return r;
}

int main(void) {
  struct results r = f();
  fprintf(stderr, "%s %d\n", r.bad ? "true" : "false", r.n);
  r = g();
  fprintf(stderr, "%s %d\n", r.bad ? "true" : "false", r.n);
  return 0;
}
