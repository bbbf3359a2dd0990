// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A switch that is left in several ways, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;
  int *memory = memory_get(size + 1);
  if (!memory)
    return -1;

  switch (mode) {
  case 0:
    result = 0;
    goto out;
  case 1:
    memory[0] = step(size);
    break;
  case 2:
    result = step(size + 1);
    goto out;
  case 3:
    if (step(size) < 0) {
      result = -2;
      goto out;
    }
    memory[0] = 3;
    break;
  case 4:
  case 5:
    memory[0] = choose(7);
    break;
  case 6:
    result = choose(9);
    goto out;
  default:
    result = -3;
    goto out;
  }
  result = memory[0] + step(mode);

out:
  memory_put(memory);
  return result;
}
