// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With nothing that can throw behind a D in an S, a marker of Clang's plugin for
// recover() was left, and the link failed.
// RUN: %run_panic %s -fplugin-arg-defer-warn=no-redundant

#include <defer.h>
#include <stdio.h>

static int quiet(void) { return 3; }

static int f(int a) {
  defer {
    quiet();
    defer { recover(); }
  }
  if (a)
    panic("of no interest");
  return 3;
}

int main(void) {
  printf("%d\n", f(0));
  defer {
    const defer_value *value = recover();
    printf("%s\n", value ? value->text : "nothing");
  }
  f(1);
}

// OUT: 3
// OUT: of no interest
