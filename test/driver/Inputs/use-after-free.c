// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Returns memory that a deferred statement has released.

#include <stdlib.h>

static int *make(void) {
  int *number = malloc(sizeof *number);
  defer { free(number); }
  *number = 1;
  return number;
}

__attribute__((noinline)) static int use(int *number) { return *number; }

int main(void) { return use(make()); }
