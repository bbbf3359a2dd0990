// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ten returns under two resources, with cleanup variables.

#include "../cleanup.h"

int kernel(int size, int mode) {
  int *memory = memory_get(size + 4);
  if (!memory)
    return -1;
  AT_END(memory_put_of) int *memory_held = memory;
  struct lock *lock = lock_find(mode);
  lock_take(lock);
  AT_END(lock_drop_of) struct lock *lock_held = lock;

  if (step(1) < 0)
    return -2;
  if (size == 0)
    return 0;
  memory[0] = step(2);
  if (memory[0] < 0)
    return -3;
  if (mode == 1)
    return memory[0];
  memory[1] = step(3);
  if (memory[1] < 0)
    return -4;
  if (mode == 2)
    return memory[0] + memory[1];
  memory[2] = step(size);
  if (memory[2] < 0)
    return -5;
  if (mode == 3)
    return memory[2];
  if (step(4) < 0)
    return -6;
  return memory[0] + memory[1] + memory[2];
}
