// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers gets the arguments of the defer statement,
// and what a pointer among them points to, as it is when the panic runs it.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

static void h(int n, const int *now, const char *what) {
  const defer_value *r = recover();
  fprintf(stderr, "%s %d %d %s\n", what, n, *now, r ? r->text : "nothing");
}

static void f(bool fail) {
  int n = 1;
  const char *what = "first";
  defer h(n, &n, what);
  n = 2;
  what = "second";
  defer h(n, &n, what);
  n = 3;
  what = "third";
  if (fail)
    panic(what);
}

int main(void) {
  f(false);
  f(true);
  return 0;
}
