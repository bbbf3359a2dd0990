// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A `defer` in a statement expression of what is returned ends before the
// function is left: what it registers waits. With Clang and a result that cannot
// be an error the call ran at the end of the statement expression.
// RUN: %run_levels %s

#include <stdio.h>

struct pair {
  int a, b;
};

static struct pair pair(int a) {
  puts("value");
  return (struct pair){a, a + 1};
}

static double real(int a) {
  puts("value");
  return a;
}

static void nothing(int a) { printf("value %d\n", a); }

#define REGISTERS(n)                                                           \
  ({                                                                           \
    defer puts("end of the expression");                                       \
    _Defer_function puts("end of the function");                               \
    n;                                                                         \
  })

static struct pair structure(void) { return pair(REGISTERS(1)); }
static double number(void) { return real(REGISTERS(3)); }
static void none(void) { return nothing(REGISTERS(4)); }

int main(void) {
  struct pair p = structure();
  printf("%d %d\n", p.a, p.b);
  printf("%g\n", number());
  none();
}

// OUT: end of the expression
// OUT: value
// OUT: end of the function
// OUT: 1 2
// OUT: end of the expression
// OUT: value
// OUT: end of the function
// OUT: 3
// OUT: end of the expression
// OUT: value 4
// OUT: end of the function
