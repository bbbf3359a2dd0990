// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The last step is part of the way out, and its failure is that of the
// function: a named result that a deferred statement changes.

#include "../resources.h"

int kernel(int size, int mode) {
  __attribute__((defer_result)) int result;
  struct file *file = file_open(mode);
  if (!file)
    return -1;
  defer {
    if (step(size) < 0 && result >= 0)
      result = -4; // what has been written may be lost
    file_close(file);
  }

  for (int i = 0; i < size; i++) {
    if (file_write(file, i) < i)
      return -2;
    if (step(i) < 0)
      return -3;
  }
  return size;
}
