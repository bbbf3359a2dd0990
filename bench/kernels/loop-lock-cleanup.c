// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Takes a lock in each iteration, with cleanup variables.

#include "../cleanup.h"

int kernel(int size, int mode) {
  int sum = 0;
  for (int i = 0; i < size; i++) {
    struct lock *lock = lock_find(i);
    lock_take(lock);
    AT_END(lock_drop_of) struct lock *lock_held = lock;

    int value = choose(mode + 8);
    if (value == 0)
      continue;
    if (value == 1)
      break;
    if (step(value) < 0)
      return -1;
    sum += value;
  }
  return sum;
}
