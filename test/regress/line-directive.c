// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Behind #line the text was looked for in the wrong place, and a member was
// taken for the keyword.
// RUN: %cc -Wall -Wextra -Werror -c %s -o %t.o

struct operations {
  int (*defer)(int);
};
void other(void);

#line 100 "grammar.y"
int member(struct operations *operations) {
  return operations->defer (1);
}
#line 5
void keyword(void (*f)(void)) {
  defer (*f)();
  defer (other)();
  other();
}
# 7 "another.y"
int designated(struct operations operations) {
  struct operations copy = {.defer = operations.defer};
  defer(void) copy;
  return copy
      .defer (2);
}
