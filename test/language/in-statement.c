// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What stands in a deferred statement means what it means elsewhere in the
// function.
// RUN: %run_levels %s

#include <stdarg.h>
#include <stdio.h>

static void loops(void) {
  int n = 3;
  defer for (int i = 0; i < n; i++) {
    if (i == 1)
      continue;
    printf("for %d ", i);
  }
  defer while (n-- > 0) {
    if (n == 1)
      break;
    printf("while %d ", n);
  }
  defer do {
    printf("do %d ", n);
  } while (++n < 5);
  n = 4;
}

static int color(int x) {
  defer switch (x) {
  case 1:
    printf("red ");
    break;
  case 2 ... 3:
    printf("green ");
    break;
  default:
    printf("blue ");
  }
  return x++;
}

static void counted(void) {
  defer {
    static int count = 5;
    printf("count %d ", count++);
  }
  static int count = 100;
  printf("%d ", count++);
}

static void name(void) {
  defer printf("%s %s ", __func__, __FUNCTION__);
#line 1000
  defer printf("%d ", __LINE__);
  printf("name ");
}

static void types(void) {
  double d = 1;
  defer printf("%s ", _Generic(d, int: "int", double: "double"));
  defer {
    __typeof__(d) twice = 2 * d;
    printf("%g ", twice);
  }
  defer printf("%d ", (int)(sizeof(d) / sizeof(double)));
  d = 8;
}

static int sum(int n, ...) {
  va_list list;
  va_start(list, n);
  defer va_end(list);
  int total = 0;
  defer { printf("total %d ", total); }
  defer {
    total += va_arg(list, int);
    printf("last %d ", total);
  }
  while (n-- > 1)
    total += va_arg(list, int);
  return total;
}

static void assembly(void) {
  int x = 3, y = 0;
  defer { printf("y %d ", y); }
  defer __asm__ volatile("" : "=r"(y) : "0"(x));
  defer {
    __asm__ volatile("" : "+r"(x) : : "memory");
    x++;
  }
  x = 6;
}

struct point {
  int x, y;
};

static void literals(void) {
  int n = 1;
  defer {
    struct point p = {.y = n}, *q = &(struct point){n, p.y + 1};
    enum { LOCAL = 7 };
    printf("%d %d %d ", q->x, q->y, LOCAL);
  }
  defer n ? (void)printf("yes ") : (void)printf("no ");
  defer n++, n *= 2;
  n = 4;
}

static int recursive(int n) {
  defer printf("%d ", n);
  defer {
    if (n > 5)
      recursive(n - 5);
  }
  return n <= 1 ? n : n + recursive(n - 2);
}

int main(void) {
  loops(), puts("loops");
  for (int x = 0; x < 4; x++)
    printf("%d ", color(x));
  puts("color");
  counted(), counted(), puts("counted");
  name(), puts("name");
  types(), puts("types");
  printf("sum %d\n", sum(3, 10, 20, 30));
  assembly(), puts("assembly");
  literals(), puts("literals");
  printf("recursive %d\n", recursive(6));
}

// OUT: do 4 while 4 while 3 while 2 for 0 loops
// OUT: red 0 green 1 green 2 blue 3 color
// OUT: 100 count 5 101 count 6 counted
// OUT: name 1000 name name name
// OUT: 1 16 double types
// OUT: last 60 total 60 sum 30
// OUT: y 7 assembly
// OUT: yes 10 11 7 literals
// OUT: 0 2 4 1 6 recursive 12
