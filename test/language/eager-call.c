// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The call form of the short keyword evaluates the function and the arguments
// where it stands, and calls at the exit; all other forms evaluate late.
// RUN: %run_levels %s -fplugin-arg-defer-args=eager -fplugin-arg-defer-warn=no-redundant,no-late-change

#include <complex.h>
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
  defer f(x);
  defer (f)(x * 2);
  defer (*f)(x + 2);
  defer (void)f(next());
  defer (void)((f(x + 4)));
  f = b;
  x = 10;
  puts("body");
}
// OUT: next 1
// OUT: body
// OUT: a 5
// OUT: a 1
// OUT: a 3
// OUT: a 2
// OUT: a 1

static void late(void) {
  void (*f)(int) = a;
  int x = 1;
  _Defer f(x);
  defer { f(x); }
  defer x++, f(x);
  defer if (x) f(x);
  f = b;
  x = 20;
}
// OUT: b 20
// OUT: b 21
// OUT: b 21
// OUT: b 21

static void narrow(signed char c, unsigned short s, _Bool yes, float f,
                   double d) {
  printf("%d %d %d %.2f %.2f\n", c, s, yes, f, d);
}

static void converts(void) {
  int c = 257, s = 65537, yes = 256, d = 3;
  double f = 1.25;
  defer narrow(c, s, yes, f, d);
  c = s = yes = d = 0;
  f = 0;
}
// OUT: 1 1 1 1.25 3.00

static void variadic(const char *format, ...) {
  va_list list;
  va_start(list, format);
  defer va_end(list);
  vprintf(format, list);
}

static void promotes(void) {
  char c = 'x';
  short s = -3;
  float f = 0.5f;
  long long l = 1LL << 40;
  long double e = 2.5L;
  const char *text = "text";
  defer variadic("%c %d %.1f %lld %.1Lf %s\n", c, s, f, l, e, text);
  defer printf("%c %d %.1f %lld %.1Lf %s\n", c, s, f, l, e, text);
  c = 'y', s = 0, f = 0, l = 0, e = 0, text = "other";
}
// OUT: x -3 0.5 1099511627776 2.5 text
// OUT: x -3 0.5 1099511627776 2.5 text

struct small {
  char c[3];
};
struct pair {
  int x, y;
};
struct large {
  int values[100];
};

static void structures(struct small s, struct pair p, struct large l) {
  printf("%s %d %d %d %d\n", s.c, p.x, p.y, l.values[0], l.values[99]);
}

static struct pair make(int x) {
  printf("make %d\n", x);
  return (struct pair){x, -x};
}

static void copies(void) {
  struct small s = {"s"};
  struct large l = {{1}}, *place = &l;
  l.values[99] = 7;
  defer structures(s, make(3), *place);
  s.c[0] = 't';
  l.values[0] = l.values[99] = 0;
  place = NULL;
  puts("body");
}
// OUT: make 3
// OUT: body
// OUT: s 3 -3 1 7

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
  defer o->leave(o, o->value);
  defer printf("bits %d %d\n", o->bits, o->more);
  defer a(first.value);
  o = &second;
  first.value = 4;
  first.bits = 0;
  second.value = 5;
}
// OUT: a 1
// OUT: bits 30 -5
// OUT: first 4 1

static void number(double _Complex z, float _Complex w) {
  printf("%.1f %.1f %.1f %.1f\n", creal(z), cimag(z), crealf(w), cimagf(w));
}

static void numbers(void) {
  double _Complex z = 1.0 + 2.0 * I;
  float _Complex w = 3.0f + 4.0f * I;
  defer number(z, w);
  defer number(w, z);
  z = w = 0;
}
// OUT: 3.0 4.0 1.0 2.0
// OUT: 1.0 2.0 3.0 4.0

typedef int vector __attribute__((vector_size(16)));
static void lanes(vector v) { printf("lanes %d %d\n", v[0], v[3]); }

static void qualified(void) {
  volatile int v = 1;
  _Atomic int atomic = 2;
  const int constant = 3;
  vector lane = {4, 5, 6, 7};
  defer printf("%d %d %d\n", v, atomic, constant);
  defer a(v);
  defer a(atomic);
  defer lanes(lane);
  v = 10;
  atomic = 20;
  lane = (vector){0};
}
// OUT: lanes 4 7
// OUT: a 2
// OUT: a 1
// OUT: 1 2 3

static void show(const int *values) {
  printf("%d %d\n", values[0], values[1]);
}
static void show_pair(const struct pair *p) { printf("%d %d\n", p->x, p->y); }

static void literals(int x) {
  defer show((int[]){x, x + 1});
  defer show_pair(&(struct pair){x + 2, x + 3});
  defer structures((struct small){"z"}, (struct pair){x, x},
                   (struct large){{x}});
  defer puts("a string");
  defer puts(&"another"[x]);
  defer puts(__func__);
  x = 50;
  {
    int other[64];
    memset(other, x, sizeof other);
    __asm__ volatile("" : : "r"(other) : "memory");
  }
}
static void run_literals(void) { literals(1); }
// OUT: literals
// OUT: nother
// OUT: a string
// OUT: z 1 1 1 0
// OUT: 3 4
// OUT: 1 2

static void arrays(int n) {
  int fixed[2] = {1, 2}, variable[n];
  int matrix[2][2] = {{5, 6}, {7, 8}};
  const int *moving = fixed;
  int i = 1;
  variable[0] = 3;
  variable[1] = 4;
  defer show(fixed);
  defer show(variable);
  defer show(moving);
  defer show(matrix[i]);
  defer show(&fixed[i] - i);
  i = 0;
  moving = variable;
  fixed[0] = 10;
  variable[0] = 30;
}
static void run_arrays(void) { arrays(2); }
// OUT: 10 2
// OUT: 7 8
// OUT: 10 2
// OUT: 30 4
// OUT: 10 2

static void sized(int n, int rows[n][n]) { printf("sized %d\n", rows[n - 1][0]); }

static void variably_modified(int n) {
  int rows[n][n], other[n][n], (*place)[n] = rows;
  memset(rows, 0, sizeof rows);
  memset(other, 0, sizeof other);
  rows[n - 1][0] = 5;
  defer sized(n, place);
  defer sized(n, rows);
  place = other;
  rows[n - 1][0] = 6;
}
static void run_variably_modified(void) { variably_modified(3); }
// OUT: sized 6
// OUT: sized 6

static void of_int(int x) { printf("int %d\n", x); }
static void of_double(double x) { printf("double %.1f\n", x); }

static void generic(void) {
  int i = 1;
  double d = 1.5;
  defer _Generic(i, int: of_int, double: of_double)(i);
  defer _Generic(d, int: of_int, double: of_double)(d);
  defer a(_Generic(d, int: i, double: i + 1));
  i = 0;
  d = 0;
}
// OUT: a 2
// OUT: double 1.5
// OUT: int 1

static int add(int x, int y) {
  printf("add %d %d\n", x, y);
  return x + y;
}
static void (*choose(int x))(int) {
  printf("choose %d\n", x);
  return x ? b : a;
}

static void nested(void) {
  int x = 1;
  defer a(add(add(x, 2), 3));
  defer choose(x)(x);
  defer (x ? a : b)(x);
  x = 0;
  puts("body");
}
// OUT: add 1 2
// OUT: add 3 3
// OUT: choose 1
// OUT: body
// OUT: a 1
// OUT: b 1
// OUT: a 6

static void loops(void) {
  for (int i = 0; i < 2; i++) {
    defer printf("loop %d\n", i);
    i += 10;
    i -= 10;
  }
  int i = 0;
  while (i < 2)
    defer printf("while %d\n", i++);
  do
    defer printf("do %d\n", i--);
  while (i);
}
// OUT: loop 0
// OUT: loop 1
// OUT: while 0
// OUT: while 1
// OUT: do 2
// OUT: do 1

static void labels(void) {
  int x = 0;
again:
  defer printf("label %d\n", x);
  if (++x < 3)
    goto again;
  switch (x) {
  case 0:
    break;
  case 3:
  other:
    defer printf("case %d\n", x);
    if (x++ == 3)
      goto other;
  }
  if (x)
  last:
    defer a(x++);
  if (x == 6)
    goto last;
  x = 100;
}
// OUT: label 0
// OUT: label 1
// OUT: case 3
// OUT: case 4
// OUT: a 5
// OUT: a 6
// OUT: label 2

static void unbraced(int c) {
  int x = 1;
  if (c)
    defer a(x);
  else
    defer b(x);
  if (c)
    x = 2;
  for (; x < 4; x++)
    defer b(x);
  switch (x)
  case 4:
    defer a(x);
}
static void run_unbraced(void) {
  unbraced(0);
  unbraced(1);
}
// OUT: b 1
// OUT: b 1
// OUT: b 2
// OUT: b 3
// OUT: a 4
// OUT: a 1
// OUT: b 2
// OUT: b 3
// OUT: a 4

static void statement_expressions(void) {
  int x = 1;
  defer a(({
    defer printf("inner %d\n", x);
    x++;
    x;
  }));
  defer b(({
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      if (i == 3)
        break;
      sum += i;
    }
    sum + x;
  }));
  printf("value %d\n", ({
           defer a(x);
           x++;
         }));
  x = 30;
}
// OUT: inner 1
// OUT: a 2
// OUT: value 2
// OUT: b 5
// OUT: a 2

static void deferred_defers(void) {
  int x = 1;
  defer {
    x++;
    defer a(x);
    x++;
    b(x);
  }
  defer defer a(x);
  x = 5;
}
// OUT: a 5
// OUT: b 7
// OUT: a 6

static int returns(void) {
  int x = 1;
  defer a(x);
  return x = 2;
}
static void run_returns(void) { b(returns()); }
// OUT: a 1
// OUT: b 2

static int flag, *target = &flag;
static void builtins(void) {
  char text[8] = "abcdefg";
  size_t size = 3;
  flag = 1;
  defer printf("flag %d %s\n", flag, text);
  defer memset(text, '-', size);
  size = 0;
  int *place = target;
  defer __atomic_store_n(place, 5, __ATOMIC_SEQ_CST);
  place = NULL;
  __sync_fetch_and_add(&flag, 1);
  defer printf("before %d\n", flag);
}
// OUT: before 2
// OUT: flag 1 ---defg

static void same_word(void) {
#define LATER(call) defer call
  int x = 3;
  LATER(a(x));
  x = 0;
}
// OUT: a 3

int main(void) {
  pointers();
  late();
  converts();
  promotes();
  copies();
  members();
  numbers();
  qualified();
  run_literals();
  run_arrays();
  run_variably_modified();
  generic();
  nested();
  loops();
  labels();
  run_unbraced();
  statement_expressions();
  deferred_defers();
  run_returns();
  builtins();
  same_word();
}
