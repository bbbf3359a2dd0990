// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three allocations, each with an error exit, with scope guards.

#include "../guard.h"

int kernel(int size, int mode) {
  int *first = memory_get(size + 1);
  if (!first)
    return -1;
  guard put_first([&] { memory_put(first); });

  int *second = memory_get(size + 2);
  if (!second)
    return -1;
  guard put_second([&] { memory_put(second); });

  int *third = memory_get(size + 3);
  if (!third)
    return -1;
  guard put_third([&] { memory_put(third); });

  first[0] = step(mode);
  second[0] = step(size);
  if (first[0] < 0 || second[0] < 0)
    return -2;
  third[0] = first[0] + second[0];
  return step(third[0]);
}
