// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parses assignments from a file, with a buffer and a token that can fail to
// come, with scope guards.

#include "../guard.h"

int kernel(int size, int mode) {
  struct file *file = file_open(mode);
  if (!file)
    return -1;
  guard close_file([&] { file_close(file); });

  int *buffer = memory_get(size + 8);
  if (!buffer)
    return -2;
  guard put_buffer([&] { memory_put(buffer); });

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
    guard put_token([&] { memory_put(token); });

    token[0] = step(count);
    if (token[0] < 0)
      return -5;
    if (choose(10) == 0)
      return -6;
    count++;
  }
  return count;
}
