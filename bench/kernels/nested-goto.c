// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three allocations, each with an error exit, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result = -1;

  int *first = memory_get(size + 1);
  if (!first)
    goto out;

  int *second = memory_get(size + 2);
  if (!second)
    goto put_first;

  int *third = memory_get(size + 3);
  if (!third)
    goto put_second;

  first[0] = step(mode);
  second[0] = step(size);
  if (first[0] < 0 || second[0] < 0) {
    result = -2;
    goto put_third;
  }
  third[0] = first[0] + second[0];
  result = step(third[0]);

put_third:
  memory_put(third);
put_second:
  memory_put(second);
put_first:
  memory_put(first);
out:
  return result;
}
