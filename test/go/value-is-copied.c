// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text is copied: a later change of the array does not show.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  char text[] = "before";
  defer {
    memcpy(text, "after!", 6);
    fprintf(stderr, "%s %s\n", recover()->text, text);
  }
  panic(text);
}
