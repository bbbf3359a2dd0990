// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Memory from an arena that goes back to its mark, with scope guards.

#include "../guard.h"

int kernel(int size, int mode) {
  int mark = arena_mark();
  guard release_mark([&] { arena_release(mark); });

  int *names = arena_get(size + 1);
  if (!names)
    return -1;
  int *values = arena_get(mode + 1);
  if (!values)
    return -2;
  for (int i = 0; i < size; i++) {
    names[i] = step(i);
    if (names[i] < 0)
      return -3;
  }
  values[0] = choose(mode + 1);
  return names[0] + values[0];
}
