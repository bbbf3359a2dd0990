// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Labels around defer and in deferred statements, of the function and local
// ones; each copy that the compiler makes of a deferred statement has its own.
// RUN: %run_levels %s

#include <stdio.h>

__attribute__((noinline)) static int equal(int a, int b) { return a == b; }

static void labelled(int n) {
  int turn = 0;
again:;
  defer { printf("d%d ", turn); }
  if (turn++ < n)
    goto again;
  printf("end ");
}

static void before(int n) {
again:
  defer { printf("n%d ", n); }
  if (n-- > 0)
    goto again;
  printf("end ");
}

static int inside(int way) {
  for (int i = 0; i < 2; i++) {
    defer {
      int n = 0;
    again:
      printf("%d.%d ", i, n);
      if (++n < 2)
        goto again;
      goto out;
    again_unused:
      printf("never ");
      goto again_unused;
    out:
      printf("; ");
    }
    if (equal(way, 0))
      return 0;
    if (equal(way, 1))
      continue;
    if (equal(way, 2))
      break;
    if (equal(way, 3))
      goto done;
  }
  printf("through ");
done:
  return 1;
}

#define FIND(array, size, what)                                                \
  ({                                                                           \
    __label__ found;                                                           \
    int index = -1;                                                            \
    for (int at = 0; at < (size); at++)                                        \
      if ((array)[at] == (what)) {                                             \
        index = at;                                                            \
        goto found;                                                            \
      }                                                                        \
  found:;                                                                      \
    index;                                                                     \
  })

static void local(void) {
  static const int numbers[] = {4, 5, 6};
  defer {
    __label__ again;
    int n = 0;
  again:
    printf("%d ", FIND(numbers, 3, n + 4));
    if (++n < 4)
      goto again;
  }
  {
    __label__ again;
    int n = 0;
  again:;
    defer { printf("l%d ", n); }
    if (n++ < 1)
      goto again;
  }
  printf("%d, ", FIND(numbers, 3, 6));
}

static void cases(int x) {
  switch (x) {
  case 0:
  case 1:;
    {
    label:;
      defer { printf("x%d ", x); }
      if (x-- > 0)
        goto label;
    }
    break;
  default: {
    defer switch (x) {
    case 2:
      printf("two ");
      break;
    case 3:
      printf("three and ");
      __attribute__((fallthrough));
    default:
      printf("more ");
    }
    printf("default ");
  }
  }
}

int main(void) {
  labelled(2), puts("labelled");
  before(2), puts("before");
  for (int way = 0; way < 5; way++)
    printf("inside %d\n", inside(way));
  local(), puts("local");
  for (int x = 0; x < 5; x++)
    cases(x);
  puts("cases");
}

// OUT: d1 d2 end d3 labelled
// OUT: n1 n0 end n-1 before
// OUT: 0.0 0.1 ; inside 0
// OUT: 0.0 0.1 ; 1.0 1.1 ; through inside 1
// OUT: 0.0 0.1 ; through inside 1
// OUT: 0.0 0.1 ; inside 1
// OUT: 0.0 0.1 ; 1.0 1.1 ; through inside 1
// OUT: l1 l2 2, 0 1 2 -1 local
// OUT: x-1 x0 x-1 default two default three and more default more cases
