// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two loops, a resource in each, and an exit from both, with the releases
// repeated at each exit.

#include "../resources.h"

int kernel(int size, int mode) {
  int found = -1;
  for (int i = 0; i < size; i++) {
    int *row = memory_get(size);
    if (!row)
      break;

    for (int j = 0; j < size; j++) {
      struct lock *lock = lock_find(j);
      lock_take(lock);

      row[j] = choose(mode + 20);
      if (row[j] == 0) {
        lock_drop(lock);
        break;
      }
      if (row[j] == mode) {
        found = i;
        lock_drop(lock);
        memory_put(row);
        goto done;
      }
      lock_drop(lock);
    }
    memory_put(row);
  }
done:
  return found + step(mode);
}
