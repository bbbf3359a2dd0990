// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A helper that recovers its own panic, called in a deferred function, leaves
// the outer panic alone.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void fail(void) {
  panic("B");
}

static void try(void (*f)(void), bool *ok) {
  defer {
    *ok = recover() == NULL;
  }
  f();
}

int main(void) {
  defer {

    bool ok = true;
    try(fail, &ok);
    fprintf(stderr, "inner try %s\n", ok ? "true" : "false");
    fprintf(stderr, "outer %s\n", recover()->text);
  }
  panic("A");
}
