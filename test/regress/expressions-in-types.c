// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Clang: a `defer` in a statement expression in a type was not found, and the
// program refused.
// RUN: %run_levels %s -Wno-gnu-folding-constant

#include <stdarg.h>
#include <stdio.h>

static int trace(int n) {
  printf("%d ", n);
  return n;
}

static int in_cast(int n, void *p) {
  return sizeof *(int(*)[({
    defer trace(1);
    trace(n);
  })])p;
}

static int in_variable(int n, void *p) {
  int(*q)[({
    defer trace(2);
    trace(n);
  })] = p;
  return sizeof *q;
}

static int in_typeof(int n, void *p) {
  __typeof__(({
    defer trace(3);
    trace(n);
    (int(*)[n])p;
  })) q = p;
  return sizeof *q;
}

static int in_name(int n) {
  typedef int array[({
    defer trace(4);
    trace(n);
  })];
  array a, b;
  return sizeof a + sizeof b;
}

static int in_argument(int n, ...) {
  va_list arguments;
  va_start(arguments, n);
  defer va_end(arguments);
  return sizeof *va_arg(arguments, int(*)[({
    defer trace(5);
    trace(n);
  })]);
}

// What is not evaluated does not run.
static int never(int n) {
  __typeof__(({
    defer trace(6);
    (char)n;
  })) c = 1;
  struct {
    __typeof__(({
      defer trace(7);
      (char)n;
    })) member;
  } s = {c};
  _Static_assert(sizeof(({
                   defer trace(8);
                   (char)n;
                 })) == 1,
                 "one");
  return s.member + __builtin_types_compatible_p(__typeof__(({
           defer trace(9);
           n;
         })), int);
}

int main(void) {
  int array[10];
  printf("= %d\n", in_cast(3, array));
  printf("= %d\n", in_variable(4, array));
  printf("= %d\n", in_typeof(5, array));
  printf("= %d\n", in_name(6));
  printf("= %d\n", in_argument(7, array));
  printf("= %d\n", never(8));
}

// OUT: 3 1 = 12
// OUT: 4 2 = 16
// OUT: 5 3 = 20
// OUT: 6 4 = 48
// OUT: 7 5 = 28
// OUT: = 2
