// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which `defer` is the keyword and which is a name: behind a macro, in its
// arguments, among declarations of all kinds, and wherever a line may break.
// The layout is part of the test.
// RUN: %run_levels %s -w
// Without a parser, under -E, the answers are the same.
// RUN: %cc -w -O2 -c %s -o %t.direct.o
// RUN: %cc -w -E %s -o %t.i
// RUN: %cc -w -O2 -c %t.i -o %t.preprocessed.o
// RUN: cmp %t.direct.o %t.preprocessed.o

// clang-format off
#include <stdio.h>

#define LOCK(m) puts("lock " m); defer puts("unlock " m)
#define GUARD(...) defer { __VA_ARGS__; }
#define WITH(stmt) do { stmt puts("with body"); } while (0)
#define MY defer
#define PAREN(x) defer (x)
#define SECOND(x) puts("first"); defer (x)
#define STRING(x) #x
#define PASTE(a, b) a##b
#define FIELD defer
#define DIRECT(o) (o).defer(3)
#define NESTED(o) (o).FIELD (4)
#define foreach(i, n) for (int i = 0; i < n; i++)

struct operations { int (*defer)(int); };
static int print(int x) { return printf("print %d\n", x); }

static void keywords(void) {
  struct operations o = { .defer = print };
  LOCK("a");
  { LOCK("b"); puts("in b"); }
  GUARD(puts("guard 1"); puts("guard 2"))
  WITH(defer puts("name follows"););
  WITH(defer (puts)("parenthesis follows"););
  MY puts("object-like macro");
  MY (puts)("object-like macro, parenthesis");
  PAREN(puts("function-like macro"));
  SECOND(puts("second statement of a macro"));
  DIRECT(o); NESTED(o); o.FIELD (5);
  PASTE(de, fer) puts("pasted");
  puts(STRING(defer f()));
  foreach (i, 2) { defer (printf)("foreach %d\n", i); puts("body"); }
  if (o.defer) { defer puts("if"); puts("body"); } else defer (puts)("never");
  switch (1) { case 1: { defer (puts)("case"); puts("body"); } default: ; }
  int x = 1 ? o.defer (6) : o . defer (7);
lab: defer (puts)("after a label");
  if (!x) goto lab;
  /* c */ defer /* d */ (puts) // e
   ("between comments");
  defer ++x;
  defer --x, puts("comma");
  defer *&x = 4;
  defer (void)puts("cast");
  defer (o.defer)(9);
  defer o.defer (10);
  do defer (puts)("after do"); while (0);
  if (x) defer (puts)("after if");
  if (!x) ; else
defer (puts)("first on a line, after else");
  puts("end of keywords");
}

static void names(void) {
  {
    int defer = 5, *p = &defer;
    defer += *p;
    defer++; defer--; defer * 2; defer - 1; (void)defer; defer & 1;
    (defer);
    printf("variable %d\n", defer);
    goto defer;
    puts("never");
    defer: ;
  }
  {
    typedef int defer;
    defer q = 3;
    defer (r) = 4;
    defer *s = &r;
    printf("type %d %d\n", q, *s);
  }
  {
    enum { zero, defer };
    struct defer { int defer; } object = { .defer = 5 };
    struct defer *pointer = &object;
    printf("enumerator %d, tag and members %d %d\n", defer, object.defer, pointer->defer);
    union defer_too { int a; };
  }
  {
    int defer[3] = {0}; defer[0] = 1;
    printf("array %d\n", defer [0]);
  }
  {
    int defer (int);
    defer (44);
    defer
      (45);
  }
  {
    defer puts("keyword again");
    puts("end of names");
  }
}

int main(void) {
  keywords();
  names();
}

int defer (int x) { return printf("function %d\n", x); }
int caller (void) { defer (3); return defer (3); }
int old_style(defer, f) int defer; int (*f)(int); { return f (defer); }
int parameter(int (*defer)(int)) { defer (1); return (*defer) (2); }

// OUT: lock a
// OUT: lock b
// OUT: in b
// OUT: unlock b
// OUT: with body
// OUT: name follows
// OUT: with body
// OUT: parenthesis follows
// OUT: first
// OUT: print 3
// OUT: print 4
// OUT: print 5
// OUT: defer f()
// OUT: body
// OUT: foreach 0
// OUT: body
// OUT: foreach 1
// OUT: body
// OUT: if
// OUT: body
// OUT: case
// OUT: print 6
// OUT: after do
// OUT: after if
// OUT: first on a line, after else
// OUT: end of keywords
// OUT: print 10
// OUT: print 9
// OUT: cast
// OUT: comma
// OUT: between comments
// OUT: after a label
// OUT: pasted
// OUT: second statement of a macro
// OUT: function-like macro
// OUT: object-like macro, parenthesis
// OUT: object-like macro
// OUT: guard 1
// OUT: guard 2
// OUT: unlock a
// OUT: variable 10
// OUT: type 3 4
// OUT: enumerator 1, tag and members 5 5
// OUT: array 1
// OUT: function 44
// OUT: function 45
// OUT: end of names
// OUT: keyword again
