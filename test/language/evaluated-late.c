// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// _Defer evaluates all of its statement when it runs: it sees the variables,
// the function pointers and the members as they are then.
// RUN: %run_levels %s
// RUN: %run_levels %s -fplugin-arg-defer-args=late

#include <stdio.h>
#include <stdlib.h>

static void a(int x) { printf("a %d\n", x); }
static void b(int x) { printf("b %d\n", x); }

struct object {
  void (*leave)(int);
  int value;
};

static int calls;
static int next(void) { return ++calls; }

static void pointers(void) {
  void (*f)(int) = a;
  int x = 1;
  _Defer f(x);
  _Defer(f)(x * 2);
  _Defer(void) f(next());
  printf("calls %d\n", calls);
  f = b;
  x = 10;
}

static void members(void) {
  struct object first = {a, 1}, second = {b, 2};
  struct object *object = &first;
  _Defer object->leave(object->value);
  object = &second;
  second.value = 3;
}

static char *ownership(int keep) {
  char *text = malloc(8);
  char *result = text;
  _Defer free(text);
  _Defer printf(text ? "freed\n" : "kept\n");
  if (!text)
    abort();
  text[0] = 'x';
  text[1] = 0;
  if (!keep)
    return NULL;
  text = NULL;
  return result;
}

static void braces(void) {
  int x = 1;
  defer { a(x); }
  defer if (x == 2) puts("x is 2");
  x = 2;
}

static void loop(void) {
  int sum = 0;
  _Defer printf("sum %d\n", sum);
  for (int i = 0; i < 3; i++) {
    _Defer sum += i;
    if (i == 1)
      i = 5;
  }
}

int main(void) {
  pointers();
  members();
  ownership(0);
  char *text = ownership(1);
  puts(text);
  free(text);
  braces();
  loop();
}

// OUT: calls 0
// OUT: b 1
// OUT: b 20
// OUT: b 10
// OUT: b 3
// OUT: freed
// OUT: kept
// OUT: x
// OUT: x is 2
// OUT: a 2
// OUT: sum 5
