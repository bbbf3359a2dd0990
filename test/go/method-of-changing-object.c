// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The table of functions and the object are those of the defer statement, also if
// the variable has another one later.
//
// REQUIRES: go
// RUN: %compare_go %s -fplugin-arg-defer-warn=no-late-change

#include <defer.h>
#include <stdio.h>

struct object {
  const char *name;
  void (*stop)(const struct object *, int);
};

static void stop(const struct object *o, int n) {
  fprintf(stderr, "stop %s %d\n", o->name, n);
}

static void halt(const struct object *o, int n) {
  fprintf(stderr, "halt %s %d\n", o->name, n);
}

int main(void) {
  struct object first = {"first", stop}, second = {"second", halt};
  struct object *o = &first;
  int n = 1;
  defer o->stop(o, n);
  o = &second;
  n = 2;
  defer o->stop(o, n);
  o->stop = stop;
  n = 3;
  o = &first;
  o->stop = halt;
  defer o->stop(o, n);
  first.name = "1st";
  return 0;
}
