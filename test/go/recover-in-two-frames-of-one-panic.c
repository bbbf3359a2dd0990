// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Frames that look at the panic and pass it on unrecovered, then one that stops
// it, then a new panic from there.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void c(void) {
  defer fprintf(stderr, "c\n");
  panic("C");
}

static void b(void) {
  defer {
    fprintf(stderr, "b %s\n", recover()->text);
    defer {
      fprintf(stderr, "b inner %s\n", recover()->text);
    }
    c();
  }
  c();
}

static void a(void) {
  defer {
    fprintf(stderr, "a %s\n", recover() == NULL ? "true" : "false");
  }
  b();
  fprintf(stderr, "a goes on\n");
}

int main(void) {
  a();
  return 0;
}
