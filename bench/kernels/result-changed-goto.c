// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The last step is part of the way out, and its failure is that of the
// function, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;
  struct file *file = file_open(mode);
  if (!file)
    return -1;

  for (int i = 0; i < size; i++) {
    if (file_write(file, i) < i) {
      result = -2;
      goto close;
    }
    if (step(i) < 0) {
      result = -3;
      goto close;
    }
  }
  result = size;

close:
  if (step(size) < 0 && result >= 0)
    result = -4; // what has been written may be lost
  file_close(file);
  return result;
}
