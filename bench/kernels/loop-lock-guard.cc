// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Takes a lock in each iteration, with scope guards.

#include "../guard.h"

int kernel(int size, int mode) {
  int sum = 0;
  for (int i = 0; i < size; i++) {
    struct lock *lock = lock_find(i);
    lock_take(lock);
    guard drop_lock([&] { lock_drop(lock); });

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
