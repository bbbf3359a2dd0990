// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A switch that is left in several ways, with cleanup variables.

#include "../cleanup.h"

int kernel(int size, int mode) {
  int *memory = memory_get(size + 1);
  if (!memory)
    return -1;
  AT_END(memory_put_of) int *memory_held = memory;

  switch (mode) {
  case 0:
    return 0;
  case 1:
    memory[0] = step(size);
    break;
  case 2:
    return step(size + 1);
  case 3:
    if (step(size) < 0)
      return -2;
    memory[0] = 3;
    break;
  case 4:
  case 5:
    memory[0] = choose(7);
    break;
  case 6:
    return choose(9);
  default:
    return -3;
  }
  return memory[0] + step(mode);
}
