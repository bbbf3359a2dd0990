// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function variable is null when the defer statement executes and no longer when
// the call would run: that panics, and what was deferred before it runs.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change -fnon-call-exceptions

#include <defer.h>
#include <stdio.h>

static void a(void) {
  fprintf(stderr, "a\n");
}

int main(void) {
  defer_signals_panic();

  void (*volatile f)(void) = NULL;
  defer fprintf(stderr, "first\n");
  defer {
    fprintf(stderr, "recovered %s\n", recover() ? "true" : "false");
  }
  defer f();
  f = a;
  defer f();
  fprintf(stderr, "body\n");
  return 0;
}
