// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parses assignments from a file, with a buffer and a token that can fail to
// come, with goto.

#include "../resources.h"

int kernel(int size, int mode) {
  int result;

  struct file *file = file_open(mode);
  if (!file)
    return -1;

  int *buffer = memory_get(size + 8);
  if (!buffer) {
    result = -2;
    goto close_file;
  }

  int count = 0;
  while (count < size) {
    buffer[count] = file_read(file, size + mode);
    if (buffer[count] < 0) {
      result = -3;
      goto put_buffer;
    }
    if (buffer[count] == 0)
      break;

    int *token = memory_get(buffer[count]);
    if (!token) {
      result = -4;
      goto put_buffer;
    }

    token[0] = step(count);
    if (token[0] < 0) {
      memory_put(token);
      result = -5;
      goto put_buffer;
    }
    if (choose(10) == 0) {
      memory_put(token);
      result = -6;
      goto put_buffer;
    }
    count++;
    memory_put(token);
  }
  result = count;

put_buffer:
  memory_put(buffer);
close_file:
  file_close(file);
  return result;
}
