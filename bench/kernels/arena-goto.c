// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Memory from an arena that goes back to its mark, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;
  int mark = arena_mark();

  int *names = arena_get(size + 1);
  if (!names) {
    result = -1;
    goto release;
  }
  int *values = arena_get(mode + 1);
  if (!values) {
    result = -2;
    goto release;
  }
  for (int i = 0; i < size; i++) {
    names[i] = step(i);
    if (names[i] < 0) {
      result = -3;
      goto release;
    }
  }
  values[0] = choose(mode + 1);
  result = names[0] + values[0];

release:
  arena_release(mark);
  return result;
}
