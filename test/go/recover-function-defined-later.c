// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function is defined after its use, or is one with external
// linkage.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void early(void);

static void late(void);

static void stop(int n);

void external_stop(int n);

int main(void) {
  early();
  late();
  fprintf(stderr, "end\n");
  return 0;
}

static void early(void) {
  defer stop(1);
  panic("A");
}

static void late(void) {
  defer external_stop(2);
  panic("B");
}

static void stop(int n) {
  fprintf(stderr, "%d %s\n", n, recover()->text);
}

void external_stop(int n) {
  fprintf(stderr, "%d %s\n", n, recover()->text);
}
