// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same in a function that defer calls, and in a loop.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void h(void) {
  for (int i = 0; i < 4; i++)
    fprintf(stderr, "%d %s\n", i, recover() != NULL ? "true" : "false");
}

int main(void) {
  defer fprintf(stderr, "main\n");
  defer h();
  panic("A");
}
