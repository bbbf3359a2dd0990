// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Builds something and hands it over, or releases it on an error, with
// errdefer.

#include "../resources.h"

#include <stddef.h>

__attribute__((noinline)) static int *build(int size, int mode) {
  int *memory = memory_get(size + 1);
  if (!memory)
    return NULL;
  _Errdefer { memory_put(memory); }

  for (int i = 0; i < size; i++)
    if (step(i) < 0)
      return NULL;
  memory[size] = step(mode);
  if (memory[size] < 0)
    return NULL;
  return memory;
}

int kernel(int size, int mode) {
  int *memory = build(size, mode);
  if (!memory)
    return -1;
  int result = memory[size];
  memory_put(memory);
  return result;
}
