// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// errdefer runs if the function is left by `return` with an error, and at no
// other normal exit. errdefer-predicate.c has what an error is.
// RUN: %run_levels %s -fplugin-arg-defer-warn=no-redundant,no-never,no-late-change

#include <defer.h>
#include <stdio.h>
#include <string.h>

static void show(const char *what, int x) { printf("%s %d\n", what, x); }

static int order(int n) {
  defer puts("defer 1");
  errdefer puts("errdefer 1");
  defer { puts("defer 2"); }
  _Errdefer { puts("errdefer 2"); }
  _Defer puts("defer 3");
  _Errdefer puts("errdefer 3");
  return n;
}
static void run_order(void) {
  show("order", order(0));
  show("order", order(-1));
}
// OUT: defer 3
// OUT: defer 2
// OUT: defer 1
// OUT: order 0
// OUT: errdefer 3
// OUT: defer 3
// OUT: errdefer 2
// OUT: defer 2
// OUT: errdefer 1
// OUT: defer 1
// OUT: order -1

static int next(int *n) {
  printf("next %d\n", *n);
  return (*n)++;
}

// The call form evaluates its operands where it stands, error or not.
static int call_form(int result) {
  int n = 1;
  void (*f)(const char *, int) = show;
  errdefer f("eager", next(&n));
  errdefer (void)f("eager", n);
  errdefer { f("late", next(&n)); }
  errdefer n++, show("a comma is late", n);
  errdefer if (n > 2) show("a statement is late", n);
  n = 10;
  return result;
}
static void run_call_form(void) {
  show("call_form", call_form(-1));
  show("call_form", call_form(0));
}
// OUT: next 1
// OUT: a statement is late 10
// OUT: a comma is late 11
// OUT: next 11
// OUT: late 11
// OUT: eager 2
// OUT: eager 1
// OUT: call_form -1
// OUT: next 1
// OUT: call_form 0

static int blocks(int n) {
  errdefer puts("outer");
  {
    errdefer puts("left by its end");
    puts("in a block");
  }
  {
    errdefer puts("inner");
    if (n < 0)
      return n;
  }
  errdefer puts("last");
  return n - 1;
}
static void run_blocks(void) {
  for (int n = -1; n < 2; n++)
    show("blocks", blocks(n));
}
// OUT: in a block
// OUT: inner
// OUT: outer
// OUT: blocks -1
// OUT: in a block
// OUT: last
// OUT: outer
// OUT: blocks -1
// OUT: in a block
// OUT: blocks 0

static int loops(int way) {
  for (int i = 0; i < 4; i++) {
    errdefer show("turn", i);
    defer show("done", i);
    if (i == 0)
      continue;
    int j = 0;
    while (j < 3) {
      errdefer show("inner", j);
      if (j == 1 && i == way)
        return -i;
      if (j++ == 1)
        break;
    }
    do {
      errdefer puts("do");
      if (i == way - 10)
        return i;
      if (i == way - 20)
        return -100;
    } while (0);
    if (i == 2)
      break;
  }
  return way == 3 ? -3 : 3;
}
static void run_loops(void) {
  static const int ways[] = {1, 2, 3, 12, 21};
  for (int i = 0; i < 5; i++)
    show("loops", loops(ways[i]));
}
// OUT: done 0
// OUT: inner 1
// OUT: done 1
// OUT: turn 1
// OUT: loops -1
// OUT: done 0
// OUT: done 1
// OUT: inner 1
// OUT: done 2
// OUT: turn 2
// OUT: loops -2
// OUT: done 0
// OUT: done 1
// OUT: done 2
// OUT: loops -3
// OUT: done 0
// OUT: done 1
// OUT: done 2
// OUT: loops 2
// OUT: done 0
// OUT: do
// OUT: done 1
// OUT: turn 1
// OUT: loops -100

static int jumps(int way) {
  int turns = 0;
  {
  again:
    errdefer show("again", turns);
    {
      errdefer show("in the block", turns);
      if (++turns < 3)
        goto again;
      if (way == 0)
        goto out;
      if (way == 1)
        return -1;
    }
    if (way == 2)
      goto error;
  }
out:
  return 0;
error:
  return -2;
}
static void run_jumps(void) {
  for (int way = 0; way < 4; way++)
    show("jumps", jumps(way));
}
// OUT: jumps 0
// OUT: in the block 2
// OUT: again 2
// OUT: jumps -1
// OUT: jumps -2
// OUT: jumps 0

static int cases(int n) {
  switch (n) {
  case 0: {
    errdefer puts("case 0");
    return -10;
  }
  case 1: {
    errdefer puts("case 1");
    break;
  }
  case 2: {
    errdefer puts("case 2");
    puts("in case 2");
  } /* fall through */
  default: {
    errdefer puts("default");
    return n == 2 ? -2 : n;
  }
  }
  return -1;
}
static void run_cases(void) {
  for (int n = 0; n < 4; n++)
    show("cases", cases(n));
}
// OUT: case 0
// OUT: cases -10
// OUT: cases -1
// OUT: in case 2
// OUT: default
// OUT: cases -2
// OUT: cases 3

static int statement_expressions(int way) {
  errdefer puts("function");
  int x = ({
    errdefer puts("first");
    if (way == 0)
      return -1;
    if (way == 1)
      return 1;
    -5;
  });
  return x + ({
           errdefer puts("second");
           if (way == 2)
             return -2;
           way;
         });
}
static void run_statement_expressions(void) {
  for (int way = 0; way < 5; way += 1 + (way == 3))
    show("statement_expressions", statement_expressions(way));
  show("statement_expressions", statement_expressions(5));
}
// OUT: first
// OUT: function
// OUT: statement_expressions -1
// OUT: statement_expressions 1
// OUT: second
// OUT: function
// OUT: statement_expressions -2
// OUT: function
// OUT: statement_expressions -2
// OUT: statement_expressions 0

static int several_errors(int n) {
  errdefer show("one", n);
  if (n == 0)
    return -1;
  errdefer show("two", n);
  if (n == 1)
    return -2;
  errdefer show("three", n);
  if (n == 2)
    return -3;
  return n - 3;
}
static void run_several_errors(void) {
  for (int n = 0; n < 4; n++)
    show("several_errors", several_errors(n));
}
// OUT: one 0
// OUT: several_errors -1
// OUT: two 1
// OUT: one 1
// OUT: several_errors -2
// OUT: three 2
// OUT: two 2
// OUT: one 2
// OUT: several_errors -3
// OUT: several_errors 0

// The value is that of the `return`, converted, and evaluated once.
static signed char converted(int n) {
  errdefer show("converted", n);
  return n;
}
static int from_unsigned(unsigned n) {
  errdefer puts("from_unsigned");
  return n;
}
static _Bool truth(int n) {
  errdefer show("false", n);
  return n;
}
static int once(int *calls) {
  errdefer { show("calls", *calls); }
  return -++*calls;
}
static int later(int n) {
  int result = n;
  errdefer puts("the value of result does not count");
  defer result = -1;
  return result;
}
static int pointed(int *place) {
  errdefer { show("pointed", *place); }
  defer *place = 3;
  return *place;
}
static void run_values(void) {
  show("converted", converted(0x1ff));
  show("converted", converted(-0x101));
  show("converted", converted(-0x100));
  show("from_unsigned", from_unsigned(-1u));
  show("truth", truth(256));
  show("truth", truth(0));
  int calls = 0, number = -7;
  show("once", once(&calls));
  show("later", later(0));
  show("pointed", pointed(&number));
}
// OUT: converted 511
// OUT: converted -1
// OUT: converted -257
// OUT: converted -1
// OUT: converted 0
// OUT: from_unsigned
// OUT: from_unsigned -1
// OUT: truth 1
// OUT: false 0
// OUT: truth 0
// OUT: calls 1
// OUT: once -1
// OUT: later 0
// OUT: pointed 3
// OUT: pointed -7

// With a result variable it is the variable's value when S is about to run.
static int with_result(int n) {
  DEFER_RESULT int x;
  errdefer { show("first", x); }
  defer x = -x;
  errdefer { show("second", x); }
  return n;
}
static int repaired(int n) {
  DEFER_RESULT int x = 0;
  errdefer puts("not reached after the repair");
  errdefer x = 5;
  errdefer { show("error", x); }
  return n;
}
static int spoilt(int n) {
  DEFER_RESULT int x = -1;
  errdefer puts("spoilt");
  {
    errdefer puts("left by its end");
    x = -2;
  }
  for (;;) {
    errdefer puts("left by break");
    x = -3;
    break;
  }
  defer x = n ? -4 : 4;
  x = 0;
  return x;
}
static const char *text_result(const char *text) {
  DEFER_RESULT const char *x;
  errdefer puts("no text");
  defer {
    if (x && !*x)
      x = NULL;
  }
  return text;
}
static void run_results(void) {
  show("with_result", with_result(1));
  show("with_result", with_result(-1));
  show("with_result", with_result(0));
  show("repaired", repaired(-3));
  show("repaired", repaired(3));
  show("spoilt", spoilt(0));
  show("spoilt", spoilt(1));
  show("text_result", text_result("a") != NULL);
  show("text_result", text_result("") != NULL);
  show("text_result", text_result(NULL) != NULL);
}
// OUT: first -1
// OUT: with_result -1
// OUT: second -1
// OUT: with_result 1
// OUT: with_result 0
// OUT: error -3
// OUT: repaired 5
// OUT: repaired 3
// OUT: spoilt 4
// OUT: spoilt
// OUT: spoilt -4
// OUT: text_result 1
// OUT: no text
// OUT: text_result 0
// OUT: no text
// OUT: text_result 0

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wreturn-type"
static int falls_off(int n) {
  DEFER_RESULT int x = -1;
  errdefer show("return", n);
  if (n < 0)
    return n;
  x = -n;
}
#pragma GCC diagnostic pop
static void run_falls_off(void) {
  show("falls_off", falls_off(3));
  show("falls_off", falls_off(-4));
}
// OUT: falls_off -3
// OUT: return -4
// OUT: falls_off -4

// No `return` can leave a deferred statement.
static int in_deferred(int n) {
  defer {
    errdefer puts("never");
    puts("in a deferred statement");
  }
  errdefer {
    errdefer puts("never");
    defer puts("last");
    puts("in an errdefer");
  }
  return n;
}
static void run_in_deferred(void) {
  show("in_deferred", in_deferred(0));
  show("in_deferred", in_deferred(-1));
}
// OUT: in a deferred statement
// OUT: in_deferred 0
// OUT: in an errdefer
// OUT: last
// OUT: in a deferred statement
// OUT: in_deferred -1

static int unbraced(int n) {
  if (n)
    errdefer puts("never");
  while (n-- > 3)
    errdefer puts("never");
  errdefer
    for (int i = 0; i < 2; i++)
      show("turn", i);
  return -1;
}
static void run_unbraced(void) { show("unbraced", unbraced(4)); }
// OUT: turn 0
// OUT: turn 1
// OUT: unbraced -1

// The idiom: what a function acquires it keeps only if all goes well.
static int live;
static char *acquire(int fails) {
  if (fails)
    return NULL;
  static char places[4];
  return &places[live++];
}
static void release(char *p) {
  live--;
  printf("release %d\n", p != NULL);
}
struct both {
  char *first, *second;
};
static struct both *make(struct both *b, int way) {
  char *first = acquire(way == 0);
  if (!first)
    return NULL;
  errdefer release(first);
  char *second = acquire(way == 1);
  if (!second)
    return NULL;
  errdefer release(second);
  if (way == 2)
    return NULL;
  b->first = first;
  b->second = second;
  return b;
}
static void run_make(void) {
  for (int way = 0; way < 4; way++) {
    struct both b = {NULL, NULL}, *made = make(&b, way);
    printf("make %d %d %d\n", made != NULL, b.first != NULL, live);
  }
}
// OUT: make 0 0 0
// OUT: release 1
// OUT: make 0 0 0
// OUT: release 1
// OUT: release 1
// OUT: make 0 0 0
// OUT: make 1 1 2

static void left(int *x) { show("cleanup", *x); }
static int cleanup_and_arrays(int n) {
  __attribute__((cleanup(left))) int first = 1;
  errdefer show("after the first", first);
  int array[n < 0 ? -n : n + 1];
  memset(array, 0, sizeof array);
  errdefer show("array", array[0]);
  __attribute__((cleanup(left))) int second = 2;
  array[0] = 7;
  errdefer show("after the second", second);
  return n;
}
static void run_cleanup_and_arrays(void) {
  cleanup_and_arrays(-2);
  cleanup_and_arrays(0);
}
// OUT: after the second 2
// OUT: cleanup 2
// OUT: array 0
// OUT: after the first 1
// OUT: cleanup 1
// OUT: cleanup 2
// OUT: cleanup 1

static int recursive(int n) {
  errdefer show("recursive", n);
  if (n == 0)
    return -1;
  int result = recursive(n - 1);
  return n == 3 ? 0 : result;
}
static void run_recursive(void) {
  show("recursive", recursive(2));
  show("recursive", recursive(4));
}
// OUT: recursive 0
// OUT: recursive 1
// OUT: recursive 2
// OUT: recursive -1
// OUT: recursive 0
// OUT: recursive 1
// OUT: recursive 2
// OUT: recursive 0

__attribute__((always_inline)) static inline int inlined(int n) {
  errdefer show("inlined", n);
  return n;
}
static int inlines(int n) {
  errdefer puts("inlines");
  if (inlined(n) < 0)
    return 1;
  return inlined(n - 1);
}
static void run_inlines(void) {
  for (int n = -1; n < 2; n++)
    show("inlines", inlines(n));
}
// OUT: inlined -1
// OUT: inlines 1
// OUT: inlined -1
// OUT: inlines
// OUT: inlines -1
// OUT: inlines 0

static int computed(int n) {
  static const void *const table[] = {&&good, &&bad};
  errdefer puts("computed");
  goto *table[n];
good:
  return 0;
bad:
  return -1;
}
static void run_computed(void) {
  show("computed", computed(0));
  show("computed", computed(1));
}
// OUT: computed 0
// OUT: computed
// OUT: computed -1

// A function without a result that can be an error.
static void nothing(int n) {
  errdefer puts("never");
  if (n)
    return;
  puts("nothing");
}
static struct both structure(void) {
  errdefer puts("never");
  return (struct both){NULL, NULL};
}
static void run_never(void) {
  nothing(0);
  nothing(1);
  (void)structure();
}
// OUT: nothing

int main(void) {
  errdefer puts("main returns no error");
  run_order();
  run_call_form();
  run_blocks();
  run_loops();
  run_jumps();
  run_cases();
  run_statement_expressions();
  run_several_errors();
  run_values();
  run_results();
  run_falls_off();
  run_in_deferred();
  run_unbraced();
  run_make();
  run_cleanup_and_arrays();
  run_recursive();
  run_inlines();
  run_computed();
  run_never();
}
