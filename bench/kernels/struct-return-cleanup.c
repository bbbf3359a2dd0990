// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Returns a structure that is too large for registers, with cleanup variables.

#include "../cleanup.h"

struct summary {
  long count, sum, least, largest;
};

__attribute__((noinline)) static struct summary summarise(int size, int mode) {
  struct summary summary = {0, 0, 1000, -1000};
  struct lock *lock = lock_find(mode);
  lock_take(lock);
  AT_END(lock_drop_of) struct lock *lock_held = lock;

  for (int i = 0; i < size; i++) {
    int value = choose(20);
    if (value == 0)
      return (struct summary){-1, 0, 0, 0};
    summary.count++;
    summary.sum += value;
    if (value < summary.least)
      summary.least = value;
    if (value > summary.largest)
      summary.largest = value;
    if (value == mode)
      return summary;
  }
  summary.sum += step(size);
  return summary;
}

int kernel(int size, int mode) {
  struct summary summary = summarise(size, mode);
  return (int)(summary.count + summary.sum + summary.least + summary.largest);
}
