// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A type that the program defines: Go prints its name and quotes a string; a
// typedef of C has no name of its own.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: a typedef is printed as what it stands for: Go prints the name of a defined type
// OUT: panic: text
// STATUS: 2

#include <defer.h>
#include <stdio.h>

typedef const char *S;

int main(void) {
  S s = "text";
  panic(s);
}
