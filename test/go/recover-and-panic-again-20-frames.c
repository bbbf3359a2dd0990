// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value is recovered and panicked with again in each of 20 frames.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void deep(int n) {
  defer {
    const defer_value *r = recover();
    if (r)
      panic(r);
  }
  if (n == 0)
    panic("P");
  deep(n - 1);
}

int main(void) {
  defer {
    fprintf(stderr, "top %s\n", recover()->text);
  }
  deep(20);
  return 0;
}
