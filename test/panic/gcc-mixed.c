// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Recovery among all that C has: labels and computed goto in the deferred
// statement, arrays of variable length, statement expressions, switch, cleanup
// variables, nested functions, recursion.
// REQUIRES: gcc
// RUN: %run_panic %s -Wno-implicit-fallthrough

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>
static int trace;
#define T(x) (trace = trace * 31 + (x), printf("%d\n", (x)))
__attribute__((noinline)) static void maybe(int n) {
  T(1000 + n);
  if (n % 3 == 1)
    panic(n);
}
static void h(void) {
  const defer_value *v = recover();
  T(v ? 2000 + (int)v->integer : 1999);
}
static void (*hp)(void) = h;
static int labels(int n) {
  defer {
    static void *t[] = {&&a, &&b};
    goto *t[n & 1];
  a : {
    const defer_value *v = recover();
    T(v ? (int)v->integer : 0);
  }
    goto e;
  b:
    T(3);
  e:;
  }
  defer hp();
  maybe(n);
  return n;
}
static int vla(int n) {
  int r = 0;
  for (int i = 1; i < 4; i++) {
    int a[i * n + 1];
    defer {
      a[0]++;
      T(a[0]);
      const defer_value *v = recover();
      if (v)
        T(77);
    }
    a[0] = i;
    int b[n + i];
    defer {
      b[0] = 5;
      T(b[0]);
    }
    b[0] = 1;
    if (i == 2)
      maybe(n);
    if (i == 3 && n == 2)
      goto out;
    r += ({
      defer h();
      int x = i;
      maybe(i * 2 + n);
      x;
    });
  }
out:
  return r + 100;
}
static int sw(int n) {
  switch (n) {
  case 0: {
    defer {
      recover();
      T(4);
    }
    maybe(1);
    T(5);
    break;
  }
  case 1: {
    defer h();
    maybe(2);
    T(6);
  }
  // fall through
  default: {
    defer {
      defer {
        defer h();
        maybe(n * 4);
        T(8);
      }
      T(7);
      maybe(7);
    }
    return n;
  }
  }
  return -1;
}
static int cleanups(int n) {
  void clean(int *p) { T(*p); }
  int __attribute__((cleanup(clean))) x = 10;
  defer {
    if (n == 4)
      maybe(4);
  }
  int __attribute__((cleanup(clean))) y = 20;
  defer {
    const defer_value *v = recover();
    if (v)
      T(21);
    y++;
  }
  int __attribute__((cleanup(clean))) z = 30;
  maybe(n);
  x = 11;
  return z;
}
static int deep(int n) {
  defer {
    if (n & 1) {
      const defer_value *v = recover();
      if (v && n > 2)
        panic((int)v->integer + 1);
    }
  }
  defer T(n);
  if (n == 0)
    panic(5);
  return deep(n - 1) + 1;
}
static int nested(int n) {
  int k = 0;
  int inner(int m) {
    defer {
      k++;
      const defer_value *v = recover();
      if (v)
        k += 10;
    }
    maybe(m);
    return m;
  }
  defer {
    T(k);
    recover();
  }
  int r = inner(n) + inner(n + 1);
  maybe(n + 1);
  return r;
}
static int top(int (*f)(int), int n) {
  defer {
    const defer_value *v = recover();
    if (v)
      T(9000 + (int)v->integer);
  }
  return f(n);
}
int main(void) {
  int (*fs[])(int) = {labels, vla, sw, cleanups, deep, nested};
  for (int f = 0; f < 6; f++)
    for (int n = 0; n < 6; n++) {
      int r = top(fs[f], n);
      printf("returned %d\n", r);
    }
  printf("%d\n", trace);
}

// OUT: 1000
// OUT: 1999
// OUT: 0
// OUT: returned 0
// OUT: 1001
// OUT: 2001
// OUT: 3
// OUT: returned 0
// OUT: 1002
// OUT: 1999
// OUT: 0
// OUT: returned 2
// OUT: 1003
// OUT: 1999
// OUT: 3
// OUT: returned 3
// OUT: 1004
// OUT: 2004
// OUT: 0
// OUT: returned 0
// OUT: 1005
// OUT: 1999
// OUT: 3
// OUT: returned 5
// OUT: 1002
// OUT: 1999
// OUT: 5
// OUT: 2
// OUT: 1000
// OUT: 1004
// OUT: 2004
// OUT: 5
// OUT: 3
// OUT: returned 0
// OUT: 1003
// OUT: 1999
// OUT: 5
// OUT: 2
// OUT: 1001
// OUT: 5
// OUT: 3
// OUT: 77
// OUT: returned 0
// OUT: 1004
// OUT: 2004
// OUT: 5
// OUT: 2
// OUT: returned 0
// OUT: 1005
// OUT: 1999
// OUT: 5
// OUT: 2
// OUT: 1003
// OUT: 1007
// OUT: 2007
// OUT: 5
// OUT: 3
// OUT: returned 0
// OUT: 1006
// OUT: 1999
// OUT: 5
// OUT: 2
// OUT: 1004
// OUT: 5
// OUT: 3
// OUT: 77
// OUT: returned 0
// OUT: 1007
// OUT: 2007
// OUT: 5
// OUT: 2
// OUT: returned 0
// OUT: 1001
// OUT: 4
// OUT: returned 0
// OUT: 1002
// OUT: 6
// OUT: 1999
// OUT: 7
// OUT: 1007
// OUT: 1004
// OUT: 2004
// OUT: 9007
// OUT: returned 0
// OUT: 7
// OUT: 1007
// OUT: 1008
// OUT: 8
// OUT: 1999
// OUT: 9007
// OUT: returned 0
// OUT: 7
// OUT: 1007
// OUT: 1012
// OUT: 8
// OUT: 1999
// OUT: 9007
// OUT: returned 0
// OUT: 7
// OUT: 1007
// OUT: 1016
// OUT: 2016
// OUT: 9007
// OUT: returned 0
// OUT: 7
// OUT: 1007
// OUT: 1020
// OUT: 8
// OUT: 1999
// OUT: 9007
// OUT: returned 0
// OUT: 1000
// OUT: 30
// OUT: 21
// OUT: 11
// OUT: returned 30
// OUT: 1001
// OUT: 30
// OUT: 21
// OUT: 21
// OUT: 10
// OUT: returned 0
// OUT: 1002
// OUT: 30
// OUT: 21
// OUT: 11
// OUT: returned 30
// OUT: 1003
// OUT: 30
// OUT: 21
// OUT: 11
// OUT: returned 30
// OUT: 1004
// OUT: 30
// OUT: 21
// OUT: 21
// OUT: 1004
// OUT: 10
// OUT: 9004
// OUT: returned 0
// OUT: 1005
// OUT: 30
// OUT: 21
// OUT: 11
// OUT: returned 30
// OUT: 0
// OUT: 9005
// OUT: returned 0
// OUT: 0
// OUT: 1
// OUT: returned 0
// OUT: 0
// OUT: 1
// OUT: 2
// OUT: returned 1
// OUT: 0
// OUT: 1
// OUT: 2
// OUT: 3
// OUT: returned 2
// OUT: 0
// OUT: 1
// OUT: 2
// OUT: 3
// OUT: 4
// OUT: returned 3
// OUT: 0
// OUT: 1
// OUT: 2
// OUT: 3
// OUT: 4
// OUT: 5
// OUT: returned 4
// OUT: 1000
// OUT: 1001
// OUT: 1001
// OUT: 12
// OUT: returned 0
// OUT: 1001
// OUT: 1002
// OUT: 1002
// OUT: 12
// OUT: returned 2
// OUT: 1002
// OUT: 1003
// OUT: 1003
// OUT: 2
// OUT: returned 5
// OUT: 1003
// OUT: 1004
// OUT: 1004
// OUT: 12
// OUT: returned 0
// OUT: 1004
// OUT: 1005
// OUT: 1005
// OUT: 12
// OUT: returned 5
// OUT: 1005
// OUT: 1006
// OUT: 1006
// OUT: 2
// OUT: returned 11
// OUT: 1404690669
