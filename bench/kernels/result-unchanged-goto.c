// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A result in a variable, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;
  struct lock *lock = lock_find(mode);
  lock_take(lock);

  for (int i = 0; i < size; i++) {
    result = step(i);
    if (result < 0)
      goto unlock;
  }
  result = size;

unlock:
  lock_drop(lock);
  return result;
}
