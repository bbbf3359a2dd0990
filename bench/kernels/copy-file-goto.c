// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Copies one file to another, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;

  struct file *in = file_open(mode);
  if (!in)
    return -1;

  struct file *out = file_open(mode + 1);
  if (!out) {
    result = -2;
    goto close_in;
  }

  int copied = 0;
  for (;;) {
    int count = file_read(in, size);
    if (count < 0) {
      result = -3;
      goto close_out;
    }
    if (count == 0)
      break;
    if (file_write(out, count) != count) {
      result = -4;
      goto close_out;
    }
    copied += count;
  }
  result = copied;

close_out:
  file_close(out);
close_in:
  file_close(in);
  return result;
}
