// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement that runs four times, on two exits.

static int count;

static int work(int way) {
  defer {
    count++; // deferred
  }
  if (way == 0)
    return 1;
  return 2;
}

int main(void) {
  for (int way = 0; way < 4; way++)
    work(way);
  return count != 4;
}
