// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// After a panic inside the deferred function has been recovered there, the code
// behind its block goes on in Go's caller.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void inner(void) {
  defer {
    fprintf(stderr, "inner %s\n", recover()->text);
  }
  panic("B");
}

int main(void) {
  defer {
    inner();
    fprintf(stderr, "goes on\n");
    fprintf(stderr, "outer %s\n", recover()->text);
    fprintf(stderr, "%s\n", recover() == NULL ? "true" : "false");
  }
  panic("A");
}
