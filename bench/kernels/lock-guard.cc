// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Works under a lock and returns early, with scope guards.

#include "../guard.h"

int kernel(int size, int mode) {
  struct lock *lock = lock_find(mode);
  lock_take(lock);
  guard drop_lock([&] { lock_drop(lock); });

  if (size == 0)
    return 0;
  int value = step(size);
  if (value < 0)
    return -1;
  if (mode & 1)
    return value;
  return step(value + mode);
}
