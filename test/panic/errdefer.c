// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A panic through the block is an error. Once it has been recovered the function
// returns normally, and what counts is the value that it returns.
// RUN: %run_panic %s -pthread -fplugin-arg-defer-warn=no-redundant,no-late-change,no-never

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

__attribute__((noinline)) static void boom(int x) {
  if (x)
    panic(x);
}

static void show(const char *what, int x) { printf("%s %d\n", what, x); }

static void recovers(void) {
  const defer_value *value = recover();
  show("recovered", value ? (int)value->integer : 0);
}

static void nothing(int n) {
  errdefer puts("nothing 1");
  {
    errdefer puts("left before");
    puts("block");
  }
  _Errdefer { puts("nothing 2"); }
  boom(n);
  puts("no panic");
}
static void run_nothing(int n) {
  defer recovers();
  nothing(n);
}
// OUT: block
// OUT: no panic
// OUT: recovered 0
// OUT: block
// OUT: nothing 2
// OUT: nothing 1
// OUT: recovered 3

// What runs before the recovery runs by the panic; zero is no error of `int`.
static int number(int n) {
  errdefer puts("number, behind the recovery");
  defer recovers();
  errdefer puts("number, before the recovery");
  boom(n);
  return n;
}
// OUT: recovered 0
// OUT: number 0
// OUT: number, before the recovery
// OUT: recovered 3
// OUT: number 0

// It is one of a pointer and of `bool`.
static void *pointer(int n) {
  errdefer puts("pointer, behind the recovery");
  defer recovers();
  errdefer puts("pointer, before the recovery");
  boom(n);
  return "";
}
// OUT: recovered 0
// OUT: pointer 1
// OUT: pointer, before the recovery
// OUT: recovered 4
// OUT: pointer, behind the recovery
// OUT: pointer 0

static _Bool truth(int n) {
  errdefer puts("truth, behind the recovery");
  defer recovers();
  boom(n);
  return 1;
}
// OUT: recovered 0
// OUT: truth 1
// OUT: recovered 5
// OUT: truth, behind the recovery
// OUT: truth 0

DEFER_ERROR(0, 0) static int zero_is_bad(int n) {
  errdefer puts("zero_is_bad, behind the recovery");
  defer recovers();
  boom(n);
  return -1;
}
// OUT: recovered 0
// OUT: zero_is_bad -1
// OUT: recovered 6
// OUT: zero_is_bad, behind the recovery
// OUT: zero_is_bad 0

DEFER_ERROR(-4095, -1) static void *error_pointer(int n) {
  errdefer puts("error_pointer, behind the recovery");
  defer recovers();
  errdefer puts("error_pointer, before the recovery");
  boom(n);
  return (void *)-12L;
}
// OUT: error_pointer, before the recovery
// OUT: recovered 0
// OUT: error_pointer, behind the recovery
// OUT: error_pointer -12
// OUT: error_pointer, before the recovery
// OUT: recovered 7
// OUT: error_pointer 0

static unsigned never_an_error(int n) {
  errdefer puts("never_an_error, behind the recovery");
  defer recovers();
  errdefer puts("never_an_error, before the recovery");
  boom(n);
  return -1u;
}
// OUT: recovered 0
// OUT: never_an_error -1
// OUT: never_an_error, before the recovery
// OUT: recovered 8
// OUT: never_an_error 0

// The `return` had evaluated its value: that is what is returned.
static int after_return(int value) {
  errdefer puts("after_return, behind the recovery");
  defer recovers();
  errdefer puts("after_return, before the recovery");
  defer boom(9);
  errdefer puts("after_return, before the panic");
  return value;
}
// OUT: after_return, before the recovery
// OUT: recovered 9
// OUT: after_return 1
// OUT: after_return, before the panic
// OUT: after_return, before the recovery
// OUT: recovered 9
// OUT: after_return, behind the recovery
// OUT: after_return -1

static const char *after_return_pointer(const char *value) {
  errdefer puts("after_return_pointer, behind the recovery");
  defer recovers();
  defer boom(9);
  return value;
}
// OUT: recovered 9
// OUT: after_return_pointer 1
// OUT: recovered 9
// OUT: after_return_pointer, behind the recovery
// OUT: after_return_pointer 0

// With a variable it is the variable.
static int variable(int n, int first, int second) {
  DEFER_RESULT int x = first;
  errdefer show("variable, behind the recovery", n);
  defer {
    show("recovered", recover() != NULL);
    x = second;
  }
  errdefer show("variable, before the recovery", n);
  boom(n);
  return first;
}
// OUT: recovered 0
// OUT: variable 2
// OUT: recovered 0
// OUT: variable, behind the recovery 0
// OUT: variable -2
// OUT: variable, before the recovery 0
// OUT: recovered 0
// OUT: variable 2
// OUT: variable, before the recovery 1
// OUT: recovered 1
// OUT: variable 2
// OUT: variable, before the recovery 1
// OUT: recovered 1
// OUT: variable, behind the recovery 1
// OUT: variable -2

static const char *unset(int n) {
  DEFER_RESULT const char *x;
  errdefer puts("unset, behind the recovery");
  defer recovers();
  boom(n == 1);
  x = "text";
  boom(n == 2);
  return x;
}
// OUT: recovered 0
// OUT: unset 1
// OUT: recovered 1
// OUT: unset, behind the recovery
// OUT: unset 0
// OUT: recovered 1
// OUT: unset 1

// Not recovered: the value does not matter.
static int passes(int n) {
  DEFER_RESULT int x = 1;
  errdefer show("passes", x);
  defer x = 5;
  boom(n);
  return x;
}
static int catches(int n) {
  errdefer puts("catches");
  defer recovers();
  return passes(n);
}
// OUT: recovered 0
// OUT: catches 5
// OUT: passes 1
// OUT: recovered 2
// OUT: catches 0

// A panic in a deferred statement, during a normal exit and during another
// panic; and one in an errdefer.
static int replaces(int value) {
  errdefer puts("replaces 1");
  defer recovers();
  errdefer puts("replaces 2");
  errdefer boom(12);
  errdefer puts("replaces 3");
  defer boom(value == 1 ? 11 : 0);
  errdefer puts("replaces 4");
  boom(value == 0 ? 10 : 0);
  return value;
}
// OUT: replaces 4
// OUT: replaces 3
// OUT: replaces 2
// OUT: recovered 12
// OUT: replaces 0
// OUT: replaces 3
// OUT: replaces 2
// OUT: recovered 12
// OUT: replaces 1
// OUT: replaces 4
// OUT: replaces 3
// OUT: replaces 2
// OUT: recovered 12
// OUT: replaces 1
// OUT: replaces -1
// OUT: recovered 0
// OUT: replaces 2

// recover() in an errdefer.
static int recovers_itself(int n) {
  errdefer puts("recovers_itself 1");
  errdefer recovers();
  errdefer {
    if (n == 2)
      recovers();
    puts("recovers_itself 2");
  }
  boom(n > 0 ? n : 0);
  return n;
}
// OUT: recovers_itself 2
// OUT: recovered 0
// OUT: recovers_itself 1
// OUT: recovers_itself -1
// OUT: recovers_itself 0
// OUT: recovers_itself 2
// OUT: recovered 1
// OUT: recovers_itself 0
// OUT: recovered 0
// OUT: recovers_itself 2
// OUT: recovered 2
// OUT: recovers_itself 0

static int recovers_directly(int n) {
  errdefer puts("recovers_directly 1");
  errdefer {
    const defer_value *value = recover();
    show("recovers_directly", value ? (int)value->integer : 0);
  }
  boom(n);
  return n;
}
// OUT: recovers_directly 0
// OUT: recovers_directly 3
// OUT: recovers_directly 0

// In a deferred statement only a panic that is not recovered counts.
static int in_deferred(int n) {
  defer recovers();
  defer {
    errdefer puts("in S, passed through");
    {
      errdefer puts("in S, behind the recovery");
      defer recovers();
      errdefer puts("in S, before the recovery");
      boom(n == 1 || n == 2 ? n : 0);
    }
    boom(n == 3 ? 13 : 0);
    puts("S ends");
  }
  return n;
}
// OUT: recovered 0
// OUT: S ends
// OUT: recovered 0
// OUT: in_deferred -1
// OUT: recovered 0
// OUT: S ends
// OUT: recovered 0
// OUT: in_deferred 0
// OUT: in S, before the recovery
// OUT: recovered 1
// OUT: recovered 0
// OUT: in_deferred 1
// OUT: in S, before the recovery
// OUT: recovered 2
// OUT: recovered 0
// OUT: in_deferred 2
// OUT: recovered 0
// OUT: in S, passed through
// OUT: recovered 13
// OUT: in_deferred 3

static int loops(int n) {
  errdefer puts("loops");
  for (int i = 0; i < 3; i++) {
    errdefer show("turn", i);
    if (i == 1)
      boom(n);
  }
  return 1;
}
static int caught_loops(int n) {
  defer recovers();
  return loops(n);
}
// OUT: recovered 0
// OUT: caught_loops 1
// OUT: turn 1
// OUT: loops
// OUT: recovered 4
// OUT: caught_loops 0

// Other unwinding, which nothing recovers.
static int exits(void *result) {
  errdefer puts("exits 1");
  defer recovers();
  errdefer puts("exits 2");
  pthread_exit(result);
}
static void *thread(void *argument) {
  errdefer puts("thread");
  exits(argument);
  return NULL;
}
static void run_thread(void) {
  static char text[] = "joined";
  pthread_t id;
  void *result = NULL;
  if (pthread_create(&id, NULL, thread, text) || pthread_join(id, &result))
    return;
  puts(result);
}
// OUT: exits 2
// OUT: recovered 0
// OUT: exits 1
// OUT: thread
// OUT: joined

int main(void) {
  run_nothing(0);
  run_nothing(3);
  show("number", number(0));
  show("number", number(3));
  show("pointer", pointer(0) != NULL);
  show("pointer", pointer(4) != NULL);
  show("truth", truth(0));
  show("truth", truth(5));
  show("zero_is_bad", zero_is_bad(0));
  show("zero_is_bad", zero_is_bad(6));
  show("error_pointer", (int)(long)error_pointer(0));
  show("error_pointer", (int)(long)error_pointer(7));
  show("never_an_error", (int)never_an_error(0));
  show("never_an_error", (int)never_an_error(8));
  show("after_return", after_return(1));
  show("after_return", after_return(-1));
  show("after_return_pointer", after_return_pointer("") != NULL);
  show("after_return_pointer", after_return_pointer(NULL) != NULL);
  show("variable", variable(0, 1, 2));
  show("variable", variable(0, 1, -2));
  show("variable", variable(0, -1, 2));
  show("variable", variable(1, 1, 2));
  show("variable", variable(1, -1, -2));
  for (int n = 0; n < 3; n++)
    show("unset", unset(n) != NULL);
  show("catches", catches(0));
  show("catches", catches(2));
  show("replaces", replaces(0));
  show("replaces", replaces(1));
  show("replaces", replaces(-1));
  show("replaces", replaces(2));
  for (int n = -1; n < 3; n++)
    show("recovers_itself", recovers_itself(n));
  show("recovers_directly", recovers_directly(0));
  show("recovers_directly", recovers_directly(3));
  for (int n = -1; n < 4; n++)
    show("in_deferred", in_deferred(n));
  show("caught_loops", caught_loops(0));
  show("caught_loops", caught_loops(4));
  run_thread();
}
