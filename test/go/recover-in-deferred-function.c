// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover in the function that defer calls, by its name, stops the panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void h(void) {
  fprintf(stderr, "h %s\n", recover()->text);
}

int main(void) {
  defer h();
  panic("A");
}
