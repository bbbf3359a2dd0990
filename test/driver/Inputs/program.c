// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The program that the tests of this folder put through the driver.

#include <stdio.h>
#include <stdlib.h>

struct operations {
  int (*defer)(int);
};

static int twice(int value) { return 2 * value; }

// `defer` as a name, `defer` and `_Defer` as keywords.
static int count(struct operations *operations, int way) {
  int *numbers = malloc(4 * sizeof *numbers);
  if (!numbers)
    return -1;
  defer free(numbers);
  for (int i = 0; i < 4; i++) {
    _Defer printf("end of %d\n", i);
    numbers[i] = operations->defer(i);
    if (i == way)
      return numbers[i];
  }
  return numbers[3];
}

int main(void) {
  struct operations operations = {.defer = twice};
  printf("%d\n", count(&operations, 1));
  printf("%d\n", count(&operations, 9));
}
