// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text of 300 bytes is printed whole, also if it is not ASCII.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  panicf("%s%s%s",
         "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
         "abcdefghi abcdefghi abcdefghi abcdefghi ",
         "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
         "abcdefghi abcdefghi abcdefghi abcdefghi ",
         "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
         "abcdefghi abcdefghi abcdefghi Grüße, 世界");
}
