// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestOpenAndNonOpenDefers: functions of several shapes recover one after
// the other, and the outer ones after them.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void inner(int n) {
  defer {
    fprintf(stderr, "inner %d %s\n", n, recover()->text);
  }
  if (n > 2)
    panic("inner");
  fprintf(stderr, "not here\n");
}

static void outer(bool first) {
  defer {
    fprintf(stderr, "outer %s\n", recover()->text);
  }
  if (first)
    inner(47);
  panic("outer");
}

int main(void) {
  inner(47);
  outer(true);
  outer(false);
  for (int i = 3; i < 6; i++)
    inner(i);
  return 0;
}
