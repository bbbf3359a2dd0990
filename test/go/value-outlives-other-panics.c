// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value that was recovered stays while other panics come and go, to the end
// of the function.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void noise(int n) {
  defer {
    recover();
  }
  panic(n);
}

int main(void) {
  defer {
    const defer_value *v = recover();
    for (int i = 0; i < 1000; i++)
      noise(i);
    fprintf(stderr, "%s\n", v->text);
  }
  panic("stays");
}
