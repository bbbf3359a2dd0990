// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Copies one file to another, with cleanup variables.

#include "../cleanup.h"

int kernel(int size, int mode) {
  struct file *in = file_open(mode);
  if (!in)
    return -1;
  AT_END(file_close_of) struct file *in_held = in;

  struct file *out = file_open(mode + 1);
  if (!out)
    return -2;
  AT_END(file_close_of) struct file *out_held = out;

  int copied = 0;
  for (;;) {
    int count = file_read(in, size);
    if (count < 0)
      return -3;
    if (count == 0)
      break;
    if (file_write(out, count) != count)
      return -4;
    copied += count;
  }
  return copied;
}
