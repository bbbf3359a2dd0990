// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// defer in the bodies and arguments of macros, made by them, nested, repeated
// and made a string.
// RUN: %run_levels %s

// clang-format off
#include <stdio.h>

#define AT_EXIT(...) defer { __VA_ARGS__; }
#define ENTER(name) puts("enter " name); defer puts("leave " name)
#define TWICE(s) s s
#define STRING(...) #__VA_ARGS__
#define EXPANDED(...) STRING(__VA_ARGS__)
#define KEYWORD defer
#define LONG _Defer
#define PASTE(a, b) PASTE_(a, b)
#define PASTE_(a, b) a##b
#define UNIQUE(name) PASTE(name, __LINE__)
#define WITH_INT(value) \
  int UNIQUE(v) = (value); defer printf("int %d\n", UNIQUE(v))
#define SCOPE(before, after) \
  for (int once = 1; once; once = 0) \
    for (before; once; ) { \
      defer after; \
      once = 0;
#define END }
#define IF_DEFER(c, s) defer if (c) s
#define OPERATIONS(X) X("one") X("two") X("three")
#define DEFERRED_PUTS(text) defer { puts(text); }
#define NOTHING
#define EMPTY_BEFORE(s) NOTHING defer s
#define EMPTY_AFTER(s) defer NOTHING s
#define BODY { puts("the body is a macro"); }

static void simple(void) {
  ENTER("simple");
  AT_EXIT(puts("a"); puts("b"))
  TWICE(defer puts("twice");)
  KEYWORD puts("keyword");
  LONG puts("long");
  puts("simple");
}

static void lists(void) {
  OPERATIONS(DEFERRED_PUTS)
  WITH_INT(1 + 1);
  WITH_INT(5);
  puts("lists");
}

static void scopes(void) {
  SCOPE(puts("before"), puts("after"))
    puts("between");
  END
  IF_DEFER(1, puts("yes"));
  IF_DEFER(0, puts("no"));
  EMPTY_BEFORE(puts("empty before"));
  EMPTY_AFTER(puts("empty after"));
  defer BODY
  puts("scopes");
}

static void nested(void) {
  AT_EXIT(AT_EXIT(puts("inner")) puts("outer"))
  puts("nested");
}

static void strings(void) {
  puts(STRING(defer f();));
  puts(EXPANDED(PASTE(de, fer)));
  PASTE(de, fer) puts("pasted");
  PASTE(_De, fer) puts("pasted, long");
#ifdef defer
  puts("defer is a macro");
#endif
#if defer
  puts("defer is not 0");
#else
  puts("defer is 0 in #if");
#endif
}

int main(void) {
  simple();
  lists();
  scopes();
  nested();
  strings();
}

// OUT: enter simple
// OUT: simple
// OUT: long
// OUT: keyword
// OUT: twice
// OUT: twice
// OUT: a
// OUT: b
// OUT: leave simple
// OUT: lists
// OUT: int 5
// OUT: int 2
// OUT: three
// OUT: two
// OUT: one
// OUT: before
// OUT: between
// OUT: after
// OUT: scopes
// OUT: the body is a macro
// OUT: empty after
// OUT: empty before
// OUT: yes
// OUT: nested
// OUT: outer
// OUT: inner
// OUT: defer f();
// OUT: defer
// OUT: defer is 0 in #if
// OUT: pasted, long
// OUT: pasted
