// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without the word the program does the same.
// RUN: %check_lint defer-unneeded %s --run
// OUT: one
// OUT: two
// OUT: three
// OUT: four
// OUT: 7 8
// OUT: end

#include <stdio.h>

static int call_form(int x) {
  defer puts("two"); // runs behind the other
  defer puts("one"); // expected-warning {{nothing runs between this 'defer' and the 'return'; a plain statement does the same}}
  return x;
}

static int braces(void) {
  int x = 8;
  defer { // expected-warning {{nothing runs between this 'defer' and the 'return'; a plain statement does the same}}
    puts("three");
    puts("four");
  }
  return x;
}

int main(void) {
  int first = call_form(7);
  printf("%d %d\n", first, braces());
  for (;;) {
    defer puts("end"); // expected-warning {{nothing runs between this 'defer' and the 'break'; a plain statement does the same}}
    break;
  }
}
