// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The result of a function that may recover is kept while deferred statements
// run. That of a structure which is returned in registers has no address: GCC
// crashed in pass expand.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>

struct three {
  char first, second, third;
};

static struct three make(int n) {
  struct three value = {1, 2, 3};
  defer { recover(); }
  defer {
    if (n == 1)
      panic("after the value");
  }
  if (n == 2)
    panic("before it");
  return value;
}

int main(void) {
  for (int n = 0; n < 3; n++)
    printf("%d\n", make(n).third);
}

// OUT: 3
// OUT: 3
// OUT: 0
