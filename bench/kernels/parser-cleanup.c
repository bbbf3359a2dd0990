// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parses assignments from a file, with a buffer and a token that can fail to
// come, with cleanup variables.

#include "../cleanup.h"

int kernel(int size, int mode) {
  struct file *file = file_open(mode);
  if (!file)
    return -1;
  AT_END(file_close_of) struct file *file_held = file;

  int *buffer = memory_get(size + 8);
  if (!buffer)
    return -2;
  AT_END(memory_put_of) int *buffer_held = buffer;

  int count = 0;
  while (count < size) {
    buffer[count] = file_read(file, size + mode);
    if (buffer[count] < 0)
      return -3;
    if (buffer[count] == 0)
      break;

    int *token = memory_get(buffer[count]);
    if (!token)
      return -4;
    AT_END(memory_put_of) int *token_held = token;

    token[0] = step(count);
    if (token[0] < 0)
      return -5;
    if (choose(10) == 0)
      return -6;
    count++;
  }
  return count;
}
