// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that can throw from a deferred statement in another one only was
// taken for one that cannot, so that its caller had no landing pad.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

static __attribute__((noinline)) void step(int n) {
  if (n)
    panic("step");
}

static __attribute__((noinline)) void inner(int n) {
  void *volatile memory = malloc(1);
  defer {
    defer {
      if (recover())
        puts("recovered twice");
      free(memory);
    }
    step(n);
    step(0);
  }
  memory = memory;
}

static __attribute__((noinline)) void outer(int n) {
  defer puts("outer");
  inner(n);
}

static __attribute__((noinline)) void undone(int n) {
  void *volatile memory = malloc(1);
  defer {
    _Errdefer { free(memory); }
    step(n);
    memory = memory;
  }
  memory = memory;
}

static __attribute__((noinline)) void last(int n) {
  defer puts("last");
  undone(n);
}

int main(void) {
  outer(1);
  defer {
    const defer_value *value = recover();
    puts(value ? value->text : "nothing");
  }
  last(1);
  return 1;
}

// OUT: recovered twice
// OUT: outer
// OUT: last
// OUT: step
