// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestDeferWithRepeatedRepanics: a recursion that recovers and panics
// again leaves nothing behind.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void interpret(int level, int maximum, int spec) {
  defer {
    const defer_value *r = recover();
    if (r) {
      if (level == spec)
        fprintf(stderr, "handled %d %d\n", level, (int)r->integer);
      else
        panic(r);
    }
  }
  if (level == maximum)
    panic(maximum);
  interpret(level + 1, maximum, spec);
}

int main(void) {
  for (int i = 0; i < 20; i++)
    interpret(0, 6, i % 6);
  defer {
    fprintf(stderr, "end %s\n", recover() == NULL ? "true" : "false");
  }
  fprintf(stderr, "body\n");
  return 0;
}
