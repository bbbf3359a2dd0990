// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ten returns under two resources, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;
  int *memory = memory_get(size + 4);
  if (!memory)
    return -1;
  struct lock *lock = lock_find(mode);
  lock_take(lock);

  if (step(1) < 0) {
    result = -2;
    goto out;
  }
  if (size == 0) {
    result = 0;
    goto out;
  }
  memory[0] = step(2);
  if (memory[0] < 0) {
    result = -3;
    goto out;
  }
  if (mode == 1) {
    result = memory[0];
    goto out;
  }
  memory[1] = step(3);
  if (memory[1] < 0) {
    result = -4;
    goto out;
  }
  if (mode == 2) {
    result = memory[0] + memory[1];
    goto out;
  }
  memory[2] = step(size);
  if (memory[2] < 0) {
    result = -5;
    goto out;
  }
  if (mode == 3) {
    result = memory[2];
    goto out;
  }
  if (step(4) < 0) {
    result = -6;
    goto out;
  }
  result = memory[0] + memory[1] + memory[2];

out:
  lock_drop(lock);
  memory_put(memory);
  return result;
}
