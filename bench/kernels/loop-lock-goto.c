// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Takes a lock in each iteration, with the release repeated at each exit.

#include "../resources.h"

int kernel(int size, int mode) {
  int sum = 0;
  for (int i = 0; i < size; i++) {
    struct lock *lock = lock_find(i);
    lock_take(lock);

    int value = choose(mode + 8);
    if (value == 0) {
      lock_drop(lock);
      continue;
    }
    if (value == 1) {
      lock_drop(lock);
      break;
    }
    if (step(value) < 0) {
      lock_drop(lock);
      return -1;
    }
    sum += value;
    lock_drop(lock);
  }
  return sum;
}
