// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Works under a lock and returns early, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;
  struct lock *lock = lock_find(mode);
  lock_take(lock);

  if (size == 0) {
    result = 0;
    goto unlock;
  }
  int value = step(size);
  if (value < 0) {
    result = -1;
    goto unlock;
  }
  if (mode & 1) {
    result = value;
    goto unlock;
  }
  result = step(value + mode);

unlock:
  lock_drop(lock);
  return result;
}
