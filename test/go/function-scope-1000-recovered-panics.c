// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop defers 1000 calls, each of which panics and recovers by itself, and a
// panic of the function waits for them.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int sum;

static void try(int n) {
  defer {
    sum += (int)recover()->integer;
  }
  panic(n);
}

int main(void) {
  defer {
    fprintf(stderr, "%d %s\n", sum, recover()->text);
  }
  for (int i = 0; i < 1000; i++)
    defer_function try(i);
  panic("body");
}
