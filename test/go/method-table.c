// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers comes from a table of functions.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

struct ops {
  void (*stop)(const char *);
};

static void stop(const char *name) {
  fprintf(stderr, "%s %s\n", name, recover()->text);
}

static void run(const struct ops *o) {
  defer o->stop("table");
  panic("A");
}

int main(void) {
  const struct ops o = {stop};
  run(&o);
  fprintf(stderr, "end\n");
  return 0;
}
