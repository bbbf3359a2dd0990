// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two loops, a resource in each, and an exit from both, with scope guards.

#include "../guard.h"

int kernel(int size, int mode) {
  int found = -1;
  for (int i = 0; i < size; i++) {
    int *row = memory_get(size);
    if (!row)
      break;
    guard put_row([&] { memory_put(row); });

    for (int j = 0; j < size; j++) {
      struct lock *lock = lock_find(j);
      lock_take(lock);
      guard drop_lock([&] { lock_drop(lock); });

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
