// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One block of memory and one way out, with scope guards.

#include "../guard.h"

int kernel(int size, int mode) {
  int *memory = memory_get(size + 1);
  if (!memory)
    return -1;
  guard put_memory([&] { memory_put(memory); });

  memory[0] = step(mode);
  memory[size] += step(size);
  return memory[0] + memory[size];
}
