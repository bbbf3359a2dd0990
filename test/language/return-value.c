// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The value of return, conversion included, is fixed before the first deferred
// statement runs, whatever its type and however it is returned.
// RUN: %run_levels %s

#include <complex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

static int integer(void) {
  int x = 1;
  defer x = 2;
  return x;
}

static signed char narrow(void) {
  int x = 0x105;
  defer x = 7;
  return x;
}

static double wide(void) {
  int x = 3;
  defer x = 9;
  return x;
}

static unsigned truncated(void) {
  double x = 4.75;
  defer x = 0;
  return x;
}

static bool boolean(void) {
  int x = 256;
  defer x = 0;
  return x;
}

static long double extended(void) {
  long double x = 1.5L;
  defer x = -1;
  return x + 1;
}

static float single(void) {
  float x = 0.25F;
  defer { x = 0.5F; }
  return x;
}

static double complex rotated(void) {
  double complex z = 1 + 2 * I;
  defer z = 0;
  return z * I;
}

static const char *pointer(void) {
  const char *text = "old";
  defer text = "new";
  return text;
}

static int indirect(void) {
  int r = 4;
  int *p = &r;
  defer *p = 5;
  return *p;
}

struct small {
  short a, b;
};
struct pair {
  int64_t a;
  double b;
};
struct large {
  int a[20];
};
union mixed {
  int i;
  float f;
  char c[12];
};

static struct small small(void) {
  struct small s = {1, 2};
  defer s.a = 10;
  return s;
}

static struct pair pair(void) {
  struct pair s = {3, 4};
  defer {
    s.a = 30;
    s.b = 40;
  }
  return s;
}

static struct large large(void) {
  struct large s = {{5, 6}};
  s.a[19] = 7;
  defer s.a[19] = 70;
  defer s.a[0]++;
  return s;
}

static struct large global = {{1, 2, 3}};

static struct large of_global(void) {
  defer global.a[0] = 100;
  return global;
}

static union mixed mixed(void) {
  union mixed u = {.c = "eight"};
  defer u.c[0] = 'E';
  return u;
}

static int count;

static void nothing(void) { printf("called with count %d; ", count); }

static void of_void(void) {
  count = 1;
  defer count = 2;
  return nothing();
}

static int call(int x) {
  printf("call %d; ", x);
  return x + 1;
}

static int side_effects(void) {
  int x = 1;
  defer { printf("deferred %d; ", x); }
  return call(x++);
}

static int nested(int x) {
  defer x = 0;
  {
    defer x *= 10;
    {
      defer x++;
      if (x)
        return x;
    }
  }
  return -x;
}

int main(void) {
  printf("%d %d %g %u %d\n", integer(), narrow(), wide(), truncated(),
         boolean());
  printf("%Lg %g\n", extended(), single());
  double complex z = rotated();
  printf("%g %g\n", creal(z), cimag(z));
  printf("%s %d\n", pointer(), indirect());
  struct small s = small();
  struct pair p = pair();
  printf("%d %d, %d %g\n", s.a, s.b, (int)p.a, p.b);
  struct large l = large();
  printf("%d %d %d\n", l.a[0], l.a[1], l.a[19]);
  l = of_global();
  printf("%d, then %d\n", l.a[0], global.a[0]);
  global.a[0] = 2;
  global = of_global();
  printf("%d assigned after the deferred statement\n", global.a[0]);
  printf("%s\n", mixed().c);
  of_void();
  printf("left with %d\n", count);
  printf("%d\n", side_effects());
  printf("%d %d\n", nested(0), nested(5));
}

// OUT: 1 5 3 4 1
// OUT: 2.5 0.25
// OUT: -2 1
// OUT: old 4
// OUT: 1 2, 3 4
// OUT: 5 6 7
// OUT: 1, then 100
// OUT: 2 assigned after the deferred statement
// OUT: eight
// OUT: called with count 1; left with 2
// OUT: call 1; deferred 2; 2
// OUT: -10 5
