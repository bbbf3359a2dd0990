// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two loops, a resource in each, and an exit from both, with cleanup variables.

#include "../cleanup.h"

int kernel(int size, int mode) {
  int found = -1;
  for (int i = 0; i < size; i++) {
    int *row = memory_get(size);
    if (!row)
      break;
    AT_END(memory_put_of) int *row_held = row;

    for (int j = 0; j < size; j++) {
      struct lock *lock = lock_find(j);
      lock_take(lock);
      AT_END(lock_drop_of) struct lock *lock_held = lock;

      row[j] = choose(mode + 20);
      if (row[j] == 0)
        break;
      if (row[j] == mode) {
        found = i;
        goto done;
      }
    }
  }
done:
  return found + step(mode);
}
