// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic of a comparison function passes the sort of the library.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

static int compare(const void *a, const void *b) {
  (void)a;
  (void)b;
  panic("compare");
}

int main(void) {
  int v[] = {3, 1, 2};
  defer {
    fprintf(stderr, "main %s\n", recover()->text);
  }
  qsort(v, 3, sizeof *v, compare);
  return 0;
}
