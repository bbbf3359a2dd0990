// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operand of panic panics: there is one panic only.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static const char *fail(void) {
  panic("inner");
}

int main(void) {
  defer fprintf(stderr, "d\n");
  panic(fail());
}
