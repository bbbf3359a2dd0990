// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without the braces the program does the same; a comment in them stays.
// RUN: %check_lint defer-unlambda %s --run
// OUT: begin
// OUT: three
// OUT: two 2
// OUT: one

#include <stdio.h>

struct pair {
  int a, b;
};

static void print(const char *text, const struct pair *pair) {
  printf("%s %d\n", text, pair->b);
}

int main(void) {
  struct pair pair = {1, 1};
  const char *text = "two";
  defer { puts("one"); } // expected-warning {{'defer puts("one");' without braces does the same}}
  // expected-warning@+1 {{'defer print(text, &pair);' without braces does the same}}
  defer {
    print(text, &pair);
  }
  defer { // expected-warning {{'defer puts("three");' without braces does the same}} // LEFT
    puts("three"); // the last one runs first
  }
  pair.b = 2;
  puts("begin");
}
