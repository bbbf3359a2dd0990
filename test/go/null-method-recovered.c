// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A method of nothing: the null pointer in the table of functions panics, and
// that is recovered.
//
// REQUIRES: go, gcc
// RUN: %compare_go %s -fnon-call-exceptions

#include <defer.h>
#include <stdio.h>

struct closer {
  void (*close)(void);
};

int main(void) {
  defer_signals_panic();
  const struct closer *volatile x = NULL;
  defer {
    fprintf(stderr, "recovered %s\n", recover() != NULL ? "true" : "false");
  }
  x->close();
  fprintf(stderr, "not reached\n");
  return 0;
}
