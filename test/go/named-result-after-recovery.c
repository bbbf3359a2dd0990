// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that recovers returns what its named result is then.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int set(void) {
  DEFER_RESULT int r;
  defer {
    recover();
  }
  r = 5;
  panic(1);
}

static int unset(void) {
  DEFER_RESULT int r;
  defer {
    recover();
  }
  panic(1);
  return r;
}

static const char *text(bool early) {
  DEFER_RESULT const char *r = "";
  defer {
    recover();
  }
  if (early)
    panic(1);
  r = "late";
  panic(2);
}

int main(void) {
  fprintf(stderr, "%d %d \"%s\" \"%s\"\n", set(), unset(), text(true),
          text(false));
  return 0;
}
