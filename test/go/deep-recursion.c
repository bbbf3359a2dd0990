// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic through 5000 frames with a defer each, recovered on top.
//
// REQUIRES: go
// RUN: %compare_go %s -Wno-infinite-recursion

#include <defer.h>
#include <stdio.h>

static void deep(int n, int *sum) {
  defer {
    *sum += n;
  }
  if (n == 0)
    panic("bottom");
  deep(n - 1, sum);
}

static void try(int n) {
  int sum = 0;
  defer {
    fprintf(stderr, "%d %s\n", sum, recover()->text);
  }
  deep(n, &sum);
}

int main(void) {
  try(10);
  try(5000);
  try(100);
  return 0;
}
