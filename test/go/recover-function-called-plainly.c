// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The function that recovers where it is deferred does not where the deferred
// function calls it.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void h(void) {
  const defer_value *r = recover();
  if (r)
    fprintf(stderr, "h %s\n", r->text);
  else
    fprintf(stderr, "nothing\n");
}

static void direct(void) {
  defer h();
  panic("A");
}

static void wrapped(void) {
  defer {
    h();
  }
  panic("B");
}

int main(void) {
  direct();
  h();
  wrapped();
  return 0;
}
