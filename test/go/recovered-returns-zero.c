// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that recovers before any return returns zero.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int number(void) {
  defer {
    recover();
  }
  panic(1);
}

static double real(void) {
  defer {
    recover();
  }
  panic(1);
}

static int *pointer(void) {
  defer {
    recover();
  }
  panic(1);
}

static bool truth(void) {
  defer {
    recover();
  }
  panic(1);
}

static const char *word(bool b) {
  return b ? "true" : "false";
}

int main(void) {
  fprintf(stderr, "%d %s %s %s\n", number(), word(real() == 0),
          word(pointer() == NULL), word(truth()));
  return 0;
}
