// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The call form evaluates the function and its arguments where it stands, unless
// the plugin is told otherwise; braces, the long keyword and the header's word
// are never the call form.
// RUN: %run_levels %s -fplugin-arg-defer-warn=no-late-change
// RUN: sed 's/a 1$/b 10/; s/a 2$/b 20/' %s > %t.late.c
// RUN: %run_levels %t.late.c -fplugin-arg-defer-args=late

#include <stdio.h>

static void a(int x) { printf("a %d\n", x); }
static void b(int x) { printf("b %d\n", x); }

static void short_keyword(void) {
  void (*f)(int) = a;
  int x = 1;
  defer f(x);
  defer (f)(x * 2);
  defer(void) f(x);
  f = b;
  x = 10;
}

static void late(void) {
  void (*f)(int) = a;
  int x = 1;
  defer { f(x + 1); }
  _Defer f(x + 2);
  defer f(x + 3), f(x + 4);
  f = b;
  x = 10;
}

#include <stddef.h>
#include <stddefer.h>

static void with_header(void) {
  void (*f)(int) = a;
  int x = 1;
  defer f(x + 5);
  f = b;
  x = 10;
}

int main(void) {
  short_keyword();
  late();
  with_header();
}

// OUT: a 1
// OUT: a 2
// OUT: a 1
// OUT: b 13
// OUT: b 14
// OUT: b 12
// OUT: b 11
// OUT: b 15
