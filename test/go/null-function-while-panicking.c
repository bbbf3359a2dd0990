// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The call of a null function while panicking replaces the panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(void) {

  void (*volatile g)(void) = NULL;
  defer g();
  fprintf(stderr, "body\n");
  panic("1");
}

int main(void) {
  defer_signals_panic();
  defer {
    fprintf(stderr, "%s\n", recover()->text);
    fprintf(stderr, "again %s\n", recover() == NULL ? "true" : "false");
  }
  f();
  return 0;
}
