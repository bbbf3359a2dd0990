// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom that traces functions: the argument of the deferred call is a call that
// runs on entry.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int depth;

static const char *enter(const char *name) {
  fprintf(stderr, "%d enter %s\n", depth++, name);
  return name;
}

static void leave(const char *name) {
  fprintf(stderr, "%d leave %s\n", --depth, name);
}

static void c(bool fail) {
  defer leave(enter("c"));
  if (fail)
    panic("in c");
  fprintf(stderr, "in c\n");
}

static void b(bool fail) {
  defer leave(enter("b"));
  c(fail);
  fprintf(stderr, "in b\n");
}

static void a(bool fail) {
  defer {
    const defer_value *r = recover();
    fprintf(stderr, "%s\n", r ? r->text : "no panic");
  }
  defer leave(enter("a"));
  b(fail);
  b(fail);
}

int main(void) {
  a(false);
  a(true);
  return 0;
}
