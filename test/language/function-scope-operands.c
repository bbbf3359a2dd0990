// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// _Defer_function evaluates the function and the arguments where it stands,
// whatever args= says, converts them as for the call, and keeps them, of
// whatever type, until the function is left.
// RUN: %run_levels %s -fplugin-arg-defer-warn=no-late-change
// RUN: %run_levels --panic off %s -fplugin-arg-defer-args=late -fplugin-arg-defer-warn=no-late-change

#include <complex.h>
#include <defer.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void a(int x) { printf("a %d\n", x); }
static void b(int x) { printf("b %d\n", x); }

static int calls;
static int next(void) {
  printf("next %d\n", ++calls);
  return calls;
}

static void pointers(void) {
  void (*f)(int) = a;
  int x = 1;
  for (int i = 0; i < 2; i++) {
    defer_function f(x);
    defer_function (f)(x * 2);
    defer_function (*f)(x + 2);
    _Defer_function (void)f(next());
    _Defer_function (void)((f(x + 4)));
    _Defer_function ((f(x + 5)));
    f = b;
    x += 10;
  }
  x = 0;
  puts("body");
}
// OUT: next 1
// OUT: next 2
// OUT: body
// OUT: b 16
// OUT: b 15
// OUT: b 2
// OUT: b 13
// OUT: b 22
// OUT: b 11
// OUT: a 6
// OUT: a 5
// OUT: a 1
// OUT: a 3
// OUT: a 2
// OUT: a 1

static void narrow(signed char c, unsigned short s, _Bool yes, float f,
                   double d) {
  printf("%d %d %d %.2f %.2f\n", c, s, yes, f, d);
}
static void converts(void) {
  int c = 257, s = 65537, yes = 256, d = 3;
  double f = 1.25;
  for (int i = 0; i < 2; i++) {
    defer_function narrow(c, s, yes, f, d);
    c = s = yes = d = 0;
    f = 0;
  }
}
// OUT: 0 0 0 0.00 0.00
// OUT: 1 1 1 1.25 3.00

static void variadic(const char *format, ...) {
  va_list list;
  va_start(list, format);
  vprintf(format, list);
  va_end(list);
}
static void promotes(void) {
  char c = 'x';
  short s = -3;
  float f = 0.5f;
  long long l = 1LL << 40;
  long double e = 2.5L;
  const char *text = "text";
  defer_function variadic("%c %d %.1f %lld %.1Lf %s\n", c, s, f, l, e, text);
  for (; s < 0; s++)
    defer_function printf("%c %d %.1f %lld %.1Lf %s\n", c, s, f, l, e, text);
  c = 'y', s = 0, f = 0, l = 0, e = 0, text = "other";
}
// OUT: x -1 0.5 1099511627776 2.5 text
// OUT: x -2 0.5 1099511627776 2.5 text
// OUT: x -3 0.5 1099511627776 2.5 text
// OUT: x -3 0.5 1099511627776 2.5 text

struct empty {};
struct small {
  char c[3];
};
struct pair {
  int x, y;
};
struct floats {
  float x, y, z;
};
struct large {
  int values[100];
};
union both {
  long l;
  double d;
};
static void structures(struct small s, struct empty e, struct pair p,
                       struct floats f, struct large l, union both u) {
  (void)e;
  printf("%s %d %d %.1f %d %d %ld\n", s.c, p.x, p.y, f.z, l.values[0],
         l.values[99], u.l);
}
static struct pair make(int x) {
  printf("make %d\n", x);
  return (struct pair){x, -x};
}
static void copies(void) {
  struct small s = {"s"};
  struct large l = {{1}}, *place = &l;
  struct floats f = {1, 2, 3};
  union both u = {.l = 9};
  l.values[99] = 7;
  for (int i = 1; i < 3; i++) {
    defer_function structures(s, (struct empty){}, make(i), f, *place, u);
    s.c[0]++;
    f.z++;
    u.l--;
    l.values[0] = l.values[99] = 10 * i;
  }
  place = NULL;
  puts("body");
}
// OUT: make 1
// OUT: make 2
// OUT: body
// OUT: t 2 -2 4.0 10 10 8
// OUT: s 1 -1 3.0 1 7 9

typedef int vector __attribute__((vector_size(16)));
static void wide(__int128 i, long double l, double _Complex z, vector v) {
  printf("%d %.1Lf %.1f %.1f %d %d\n", (int)(i >> 64), l, creal(z), cimag(z),
         v[0], v[3]);
}
static void aligned(void) {
  char odd = 1;
  for (int i = 1; i < 4; i++) {
    __int128 high = (__int128)i << 64;
    long double l = i + 0.5L;
    double _Complex z = i + 2.0 * I;
    vector v = {i, 0, 0, i * 2};
    defer_function a(odd);
    defer_function wide(high, l, z, v);
    odd++;
    l = 0;
    z = 0;
    v = (vector){0};
  }
}
// OUT: 3 3.5 3.0 2.0 3 6
// OUT: a 3
// OUT: 2 2.5 2.0 2.0 2 4
// OUT: a 2
// OUT: 1 1.5 1.0 2.0 1 2
// OUT: a 1

static void ten(int p, double q, int r, double s, int t, double u, int v,
                double w, int x, double y) {
  printf("%d %g %d %g %d %g %d %g %d %g\n", p, q, r, s, t, u, v, w, x, y);
}
static void many(void) {
  for (int i = 0; i < 2; i++)
    defer_function ten(i, i + 1, i + 2, i + 3, i + 4, i + 5, i + 6, i + 7,
                       i + 8, i + 9);
}
// OUT: 1 2 3 4 5 6 7 8 9 10
// OUT: 0 1 2 3 4 5 6 7 8 9

struct object {
  void (*leave)(struct object *, int);
  int value;
  unsigned bits : 5;
  signed more : 4;
};
static void first_leave(struct object *o, int x) {
  printf("first %d %d\n", o->value, x);
}
static void second_leave(struct object *o, int x) {
  printf("second %d %d\n", o->value, x);
}
static void members(void) {
  struct object first = {first_leave, 1, 30, -5},
                second = {second_leave, 2, 0, 0};
  struct object *o = &first;
  defer_function o->leave(o, o->value);
  defer_function printf("bits %d %d\n", o->bits, o->more);
  o = &second;
  first.value = 4;
  first.bits = 0;
  defer_function o->leave(&first, first.value);
  second.leave = first_leave;
}
// OUT: second 4 4
// OUT: bits 30 -5
// OUT: first 4 1

static void lanes(const int *values) {
  printf("%d %d\n", values[0], values[1]);
}
static void qualified(void) {
  volatile int v = 1;
  _Atomic int atomic = 2;
  const int constant = 3;
  static const int values[] = {4, 5};
  int array[] = {6, 7};
  const struct pair both = {8, 9};
  defer_function printf("%d %d %d %d\n", v, atomic, constant, both.y);
  defer_function lanes(values);
  defer_function lanes(array);
  defer_function lanes(&array[1] - 1);
  defer_function puts("a string");
  defer_function puts(&"another"[constant - 2]);
  defer_function puts(__func__);
  v = 10;
  atomic = 20;
  array[0] = 60;
}
// OUT: qualified
// OUT: nother
// OUT: a string
// OUT: 60 7
// OUT: 60 7
// OUT: 4 5
// OUT: 1 2 3 9

static int integer(int x) {
  printf("integer %d\n", x);
  return x;
}
static struct large structure(int x) {
  printf("structure %d\n", x);
  return (struct large){{x}};
}
static _Complex double complex_number(int x) {
  printf("complex_number %d\n", x);
  return x;
}
static void discards(void) {
  for (int i = 0; i < 2; i++) {
    defer_function integer(i);
    defer_function structure(i);
    defer_function complex_number(i);
  }
}
// OUT: complex_number 1
// OUT: structure 1
// OUT: integer 1
// OUT: complex_number 0
// OUT: structure 0
// OUT: integer 0

static void of_int(int x) { printf("int %d\n", x); }
static void of_double(double x) { printf("double %.1f\n", x); }
static void (*choose(int x))(int) {
  printf("choose %d\n", x);
  return x ? b : a;
}
static void expressions(int n) {
  double d = 1.5;
  int array[n];
  array[n - 1] = 5;
  int (*place)[n] = &array;
  defer_function _Generic(n, int: of_int, double: of_double)(n);
  defer_function _Generic(d, int: of_int, double: of_double)(d);
  defer_function choose(n)(n);
  defer_function (n == 3 ? a : b)(n + 1);
  defer_function a((*place)[n - 1]);
  defer_function a(sizeof array / sizeof *array);
  defer_function a(({
    defer b(n);
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      if (i == n)
        break;
      sum += i;
    }
    sum;
  }));
  n = 0;
  d = 0;
}
static void run_expressions(void) { expressions(3); }
// OUT: choose 3
// OUT: b 3
// OUT: a 3
// OUT: a 3
// OUT: a 5
// OUT: a 4
// OUT: b 3
// OUT: double 1.5
// OUT: int 3

static void same_word(void) {
#define LATER(call) defer_function call
  int x = 3;
  for (int i = 0; i < 2; i++)
    LATER(a(x + i));
  x = 0;
}
// OUT: a 4
// OUT: a 3

static inline __attribute__((always_inline)) void tiny(int x) { a(x); }
static void inlined(void) {
  for (int i = 0; i < 2; i++)
    defer_function tiny(i);
}
// OUT: a 1
// OUT: a 0

int main(void) {
  pointers();
  converts();
  promotes();
  copies();
  aligned();
  many();
  members();
  qualified();
  discards();
  run_expressions();
  same_word();
  inlined();
}
