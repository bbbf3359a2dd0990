// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic through frames with a `defer` each, in the call form or, with
// -DBLOCK, in the block form.

#include "measure.h"

#include <defer.h>

__attribute__((noinline)) static void descend(int number) {
#ifdef BLOCK
  defer { release(number); }
#else
  defer release(number);
#endif
  if (number == 1)
    panic(number);
  descend(number - 1);
}

static void fail(int depth, int *caught) {
  defer {
    if (recover())
      ++*caught;
  }
  descend(depth);
}

int attempt(int depth) {
  int caught = 0;
  fail(depth, &caught);
  return caught;
}
