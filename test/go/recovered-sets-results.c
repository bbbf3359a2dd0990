// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The recovering function tells its caller what happened, here through
// pointers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>
#include <string.h>

static void f(int *r, char *e) {
  defer {
    const defer_value *x = recover();
    if (x) {
      strcpy(e, x->text);
      *r = -1;
    }
  }
  *r = 3;
  panic("bad");
}

int main(void) {
  int r = 0;
  char e[20] = "";
  f(&r, e);
  fprintf(stderr, "%d %s\n", r, e);
  return 0;
}
