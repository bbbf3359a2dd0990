// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `defer` in front of `&&` was taken for a name.
// RUN: %run_levels %s -w

#include <stdio.h>

int main(void) {
  defer puts("deferred");
  defer &&end;
  puts("body");
end:
  return 0;
}

// OUT: body
// OUT: deferred
