// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A registered call that panics while it is drained, at the exit of the function:
// what was deferred before it still has to run.
// RUN: %run_panic %s -fplugin-arg-defer-warn=no-redundant

#include <defer.h>
#include <stdio.h>

static void fail(int n) { panic(n); }

static void in_deferred(void) {
  defer { puts("S"); }
  defer { _Defer_function fail(1); }
}

static void plain(void) {
  defer { puts("S"); }
  _Defer_function fail(2);
}

static void by_return(void) {
  defer { puts("S"); }
  defer { _Defer_function fail(3); }
  return;
}

static void attempt(void (*f)(void)) {
  defer {
    const defer_value *value = recover();
    printf("recovered %s\n", value ? value->text : "nothing");
  }
  f();
}

int main(void) {
  attempt(in_deferred);
  attempt(plain);
  attempt(by_return);
}

// OUT: S
// OUT: recovered 1
// OUT: S
// OUT: recovered 2
// OUT: S
// OUT: recovered 3
