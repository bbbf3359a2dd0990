// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Flow warnings see a deferred statement at the exits: none is false, none lost.
// REQUIRES: clang
// RUN: %verify %s -Wall -Wextra -Wunreachable-code -fplugin-arg-defer-warn=none
// An error of the first, false run must not count.
// RUN: %cc -DGOOD -Werror -Wall -Wextra -Wunreachable-code -fplugin-arg-defer-warn=none -c %s -o %t.o

void use(int);
int condition(void);
void stop(void) __attribute__((noreturn));

int set_later(void) {
  int x;
  defer { use(x); }
  x = 1;
  return x;
}

int set_by_deferred(void) {
  int x;
  {
    defer x = 1;
    use(0);
  }
  return x;
}

void not_back(void) {
  defer stop();
  use(1);
}

int every_way(void) {
  defer use(1);
  if (condition())
    return 1;
  else
    return 2;
}

void endless(void) {
  defer use(1);
  for (;;)
    use(2);
}

#ifndef GOOD
int not_set(void) {
  int x; // expected-note {{initialize the variable 'x' to silence this warning}}
  defer use(x); // expected-warning {{variable 'x' is uninitialized when used here [-Wuninitialized]}}
  return 1;
}

int not_always_set(void) {
  int x; // expected-note {{initialize the variable 'x' to silence this warning}}
  defer {
    use(x); // expected-warning {{variable 'x' is uninitialized when used here [-Wuninitialized]}}
  }
  if (condition())
    return 0;
  x = 1;
  return 1;
}

int in_deferred(void) {
  defer {
    int z; // expected-note {{initialize the variable 'z' to silence this warning}}
    use(z); // expected-warning {{variable 'z' is uninitialized when used here [-Wuninitialized]}}
  }
  return condition();
}

int dead(void) {
  defer use(1);
  return 1;
  use(2); // expected-warning {{code will never be executed [-Wunreachable-code]}}
}

int no_value(void) {
  defer use(1);
  if (condition())
    return 1;
} // expected-warning {{non-void function does not return a value in all control paths [-Wreturn-type]}}
#endif
