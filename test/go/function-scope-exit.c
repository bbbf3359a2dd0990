// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// os.Exit, in C exit, runs nothing that loops have deferred; nor does it when a
// deferred call of a loop calls it while panicking.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

static void stop(int n) {
  fprintf(stderr, "stop %d\n", n);
  if (n == 1)
    exit(4);
}

int main(void) {
  for (int i = 0; i < 3; i++)
    defer_function stop(i);
  panic("A");
}
