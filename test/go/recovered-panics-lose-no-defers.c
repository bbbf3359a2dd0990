// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 48898: panics that are recovered one inside another lose no defer.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void three(void) {
  panic(3);
}

static void inner(void) {
  defer {
    recover();
  }
  defer three();
  panic(2);
}

static void a(void) {
  defer {
    inner();
  }
  defer {
    recover();
  }
  panic(1);
}

static void b(void) {
  defer {
    fprintf(stderr, "b\n");
  }
  fprintf(stderr, "in b\n");
}

static void c(void) {
  defer {
    fprintf(stderr, "c\n");
  }
  panic(4);
}

static void d(void) {
  defer fprintf(stderr, "123\n");
  c();
}

int main(void) {
  defer {
    fprintf(stderr, "%d\n", (int)recover()->integer);
  }
  a();
  b();
  d();
  return 0;
}
