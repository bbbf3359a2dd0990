// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic5: recoveries in a frame that has other defers to run,
// below frames that have some.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void three(void) {
  defer {
    fprintf(stderr, "three\n");
  }
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  defer {
    fprintf(stderr, "%s\n", recover()->text);
    panic("second panic");
  }
  panic("first panic");
}

static void two(void) {
  defer {
    fprintf(stderr, "two\n");
  }
  three();
  fprintf(stderr, "two goes on\n");
}

static void one(void) {
  defer {
    fprintf(stderr, "one %s\n", recover() == NULL ? "true" : "false");
  }
  two();
}

int main(void) {
  defer {
    fprintf(stderr, "main\n");
  }
  one();
  panic("third panic");
}
