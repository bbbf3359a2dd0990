// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One block of memory and one way out, with the release before the return.

#include "../resources.h"

int kernel(int size, int mode) {
  int *memory = memory_get(size + 1);
  if (!memory)
    return -1;

  memory[0] = step(mode);
  memory[size] += step(size);
  int result = memory[0] + memory[size];
  memory_put(memory);
  return result;
}
