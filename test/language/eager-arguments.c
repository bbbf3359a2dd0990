// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The call form with args=eager: the function and its arguments are evaluated
// where the `defer` stands, once, converted as for the call. `_Defer` and a
// statement in braces are evaluated when they run.
// RUN: %run_levels %s -fplugin-arg-defer-args=eager -fplugin-arg-defer-warn=no-late-change

#include <complex.h>
#include <stdarg.h>
#include <stdio.h>
struct big {
  int a[20];
};
static int g(const char *s, int v) {
  printf("eval %s\n", s);
  return v;
}
static void run(int x, int y) { printf("run %d %d\n", x, y); }
static void other(int x, int y) { printf("other %d %d\n", x, y); }
static void showbig(struct big b) { printf("big %d\n", b.a[3]); }
static void showp(int *p) { printf("p %d\n", *p); }
static void showd(double d, float f, long double l, double complex c) {
  printf("%g %g %Lg %g%+gi\n", d, f, l, creal(c), cimag(c));
}
static void lit(const int *p, struct big *b) {
  printf("lit %d %d\n", p[1], b->a[2]);
}
static void va(int n, ...) {
  va_list ap;
  va_start(ap, n);
  (void)n; // in C23 va_start takes no notice of it
  defer va_end(ap);
  int a = va_arg(ap, int);
  double b = va_arg(ap, double);
  char *c = va_arg(ap, char *);
  printf("va %d %g %s\n", a, b, c);
}
int main(void) {
  int i = 1;
  defer printf("i %d\n", i);
  i = 7;
  void (*f)(int, int) = run;
  defer f(g("x", 1), g("y", 2));
  f = other;
  struct big b = {{0, 1, 2, 3}};
  defer showbig(b);
  b.a[3] = 99;
  defer showp(&i);
  i = 8;
  struct {
    unsigned x : 3;
  } bits = {5};
  defer run(bits.x, i);
  bits.x = 1;
  _Atomic int at = 4;
  defer run(at, at);
  at = 5;
  volatile int vo = 6;
  defer(void)(run(vo, vo));
  vo = 7;
  float fl = 1.5f;
  defer showd(fl, fl, fl, fl + 2 * I);
  fl = 0;
  defer lit((int[]){i, i + 1}, &(struct big){{1, 2, i}});
  i = 20;
  fl = 9;
  defer va(3, (char)i, fl, "str");
  short sh = 3;
  defer va(1, sh, fl, "x");
  char arr[] = "array";
  defer puts(arr);
  arr[0] = 'A';
  for (int k = 0; k < 2; k++) {
    defer run(k, k * 2);
    k += 0;
  }
  if (i) {
    defer run(100, i);
    i++;
    i--;
  }
  _Defer run(i, 0);
  defer { run(i, 1); }
  defer(run)(({
               defer puts("in arg");
               i + 1;
             }),
             _Generic(i, int
                      : i, default : 0));
  i = 50;
}

// OUT: eval x
// OUT: eval y
// OUT: run 0 0
// OUT: run 1 2
// OUT: run 100 20
// OUT: in arg
// OUT: run 21 20
// OUT: run 50 1
// OUT: run 50 0
// OUT: Array
// OUT: va 3 9 x
// OUT: va 20 9 str
// OUT: lit 9 8
// OUT: 1.5 1.5 1.5 1.5+2i
// OUT: run 6 6
// OUT: run 4 4
// OUT: run 5 8
// OUT: p 50
// OUT: big 3
// OUT: run 1 2
// OUT: i 1
