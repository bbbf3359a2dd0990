// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An exception through frames with a destructor each.

#include "measure.h"

struct guard {
  int number;
  ~guard() { release(number); }
};

__attribute__((noinline)) static void descend(int number) {
  guard held{number};
  if (number == 1)
    throw number;
  descend(number - 1);
}

int attempt(int depth) {
  try {
    descend(depth);
  } catch (int) {
    return 1;
  }
  return 0;
}
