// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover gives nothing where there is no panic, in a deferred function and
// outside of one.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static const char *word(bool b) {
  return b ? "true" : "false";
}

int main(void) {
  defer {
    fprintf(stderr, "%s\n", word(recover() == NULL));
  }
  fprintf(stderr, "%s\n", word(recover() == NULL));
  return 0;
}
