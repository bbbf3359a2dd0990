// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A named result that no deferred statement changes.

#include "../resources.h"

int kernel(int size, int mode) {
  __attribute__((defer_result)) int result;
  struct lock *lock = lock_find(mode);
  lock_take(lock);
  defer { lock_drop(lock); }

  for (int i = 0; i < size; i++) {
    result = step(i);
    if (result < 0)
      return result;
  }
  return size;
}
