// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Panics from a switch and after a backward goto.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void f(int n) {
  int tries = 0;
  defer {
    fprintf(stderr, "tries %d %s\n", tries, recover()->text);
  }
again:
  tries++;
  switch (n) {
  case 0:
    panic("zero");
  case 1:
    n = 0;
    goto again;
  case 2:
    n--;
    goto again;
  }
  panic("other");
}

int main(void) {
  f(0);
  f(1);
  f(2);
  f(3);
  return 0;
}
