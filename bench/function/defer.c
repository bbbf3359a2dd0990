// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop that registers a call for the end of the function in each iteration.

#include "../panic/measure.h"

__attribute__((noinline)) static void hold(int count) {
  for (int i = 1; i <= count; i++)
    _Defer_function release(i);
}

int attempt(int count) {
  hold(count);
  return 1;
}
