// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A panic runs what _Defer_function has registered, newest first, in one order
// with the other deferred statements; a registered call may recover or panic,
// and none is lost or called twice.
// RUN: %run_panic %s -pthread -fplugin-arg-defer-warn=no-redundant,no-late-change

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

static void in_order(int n) {
  defer_function show("registered", 1);
  defer show("block", 1);
  for (int i = 0; i < 3; i++) {
    defer_function show("registered in the loop", i);
    defer show("turn", i);
    if (i == 1)
      boom(n == 1 ? n : 0);
  }
  defer_function show("registered", 2);
  {
    defer show("block", 2);
    defer_function show("registered", 3);
    boom(n == 2 ? n : 0);
  }
  defer_function show("registered", 4);
}
static void run_in_order(int n) {
  defer recovers();
  in_order(n);
}
// OUT: turn 0
// OUT: turn 1
// OUT: turn 2
// OUT: block 2
// OUT: registered 4
// OUT: registered 3
// OUT: registered 2
// OUT: registered in the loop 2
// OUT: registered in the loop 1
// OUT: registered in the loop 0
// OUT: block 1
// OUT: registered 1
// OUT: recovered 0
// OUT: turn 0
// OUT: turn 1
// OUT: registered in the loop 1
// OUT: registered in the loop 0
// OUT: block 1
// OUT: registered 1
// OUT: recovered 1
// OUT: turn 0
// OUT: turn 1
// OUT: turn 2
// OUT: registered 3
// OUT: block 2
// OUT: registered 2
// OUT: registered in the loop 2
// OUT: registered in the loop 1
// OUT: registered in the loop 0
// OUT: block 1
// OUT: registered 1
// OUT: recovered 2

// Who recovers returns from the function; what is older still runs.
static int recovering(int n) {
  DEFER_RESULT int x = 1;
  defer_function show("older", n);
  defer x += 10;
  defer_function recovers();
  defer_function show("newer", n);
  x = 2;
  boom(n);
  return 5;
}
// OUT: newer 0
// OUT: recovered 0
// OUT: older 0
// OUT: recovering 15
// OUT: newer 3
// OUT: recovered 3
// OUT: older 3
// OUT: recovering 12

static int recovering_in_a_loop(int n) {
  for (int i = 0; i < 3; i++) {
    defer_function show("turn", i);
    defer_function recovers();
  }
  boom(n);
  return 6;
}
// OUT: recovered 0
// OUT: turn 2
// OUT: recovered 0
// OUT: turn 1
// OUT: recovered 0
// OUT: turn 0
// OUT: recovering_in_a_loop 6
// OUT: recovered 4
// OUT: turn 2
// OUT: recovered 0
// OUT: turn 1
// OUT: recovered 0
// OUT: turn 0
// OUT: recovering_in_a_loop 0

static int after_return(int n) {
  defer_function recovers();
  defer_function boom(n);
  return 7;
}
// OUT: recovered 0
// OUT: after_return 7
// OUT: recovered 5
// OUT: after_return 7

static void stores(int *place, int value) {
  if (recover())
    *place = value;
}
static int stores_result(int n) {
  DEFER_RESULT int x;
  for (int i = 0; i < 3; i++)
    defer_function stores(&x, 10 + i);
  boom(n);
  return 1;
}
// OUT: stores_result 1
// OUT: stores_result 12

static void deeper(void) { recovers(); }
static void too_deep(int n) {
  for (int i = 0; i < 1; i++)
    defer_function deeper();
  boom(n);
}
static void run_too_deep(void) {
  defer recovers();
  too_deep(8);
}
// OUT: recovered 0
// OUT: recovered 8

struct large {
  int values[50];
};
static void recovers_with(struct large l, const char *what, double d, ...) {
  const defer_value *value = recover();
  printf("%s %d %.1f %d\n", what, l.values[49], d,
         value ? (int)value->integer : 0);
}
static void operands(int n) {
  void (*function)(struct large, const char *, double, ...) = recovers_with;
  struct large l = {{0}};
  for (int i = 1; i < 3; i++) {
    l.values[49] = i;
    defer_function function(l, "operands", i + 0.5, i);
  }
  function = NULL;
  boom(n);
}
// OUT: operands 2 2.5 9
// OUT: operands 1 1.5 0

// Registered calls that panic: each of the others still runs once.
static void all_panic(int n) {
  for (int i = 0; i < 4; i++) {
    defer_function show("kept", i);
    defer_function boom(10 + i);
  }
  boom(n);
}
static void run_all_panic(int n) {
  defer recovers();
  all_panic(n);
}
// OUT: kept 3
// OUT: kept 2
// OUT: kept 1
// OUT: kept 0
// OUT: recovered 10
// OUT: kept 3
// OUT: kept 2
// OUT: kept 1
// OUT: kept 0
// OUT: recovered 10

static void mixed_panics(int n) {
  defer_function show("kept", 1);
  defer boom(1);
  defer_function show("kept", 2);
  defer_function boom(2);
  defer show("kept", 3);
  {
    defer_function boom(3);
    defer show("kept", 4);
    defer boom(4);
    defer_function show("kept", 5);
    boom(n);
    if (n == 0)
      return;
  }
}
static void run_mixed_panics(int n) {
  defer recovers();
  mixed_panics(n);
}
// OUT: kept 5
// OUT: kept 4
// OUT: kept 3
// OUT: kept 2
// OUT: kept 1
// OUT: recovered 1
// OUT: kept 5
// OUT: kept 4
// OUT: kept 3
// OUT: kept 2
// OUT: kept 1
// OUT: recovered 1

static int recovered_then_panics(int n) {
  defer_function show("kept", 1);
  defer_function boom(n == 2 ? 22 : 0);
  defer show("kept", 2);
  defer_function recovers();
  defer_function show("kept", 3);
  defer_function boom(n == 1 ? 21 : 0);
  boom(20);
  return 9;
}
static void run_recovered_then_panics(int n) {
  defer recovers();
  show("recovered_then_panics", recovered_then_panics(n));
}
// OUT: kept 3
// OUT: recovered 20
// OUT: kept 2
// OUT: kept 1
// OUT: recovered_then_panics 0
// OUT: recovered 0
// OUT: kept 3
// OUT: recovered 21
// OUT: kept 2
// OUT: kept 1
// OUT: recovered_then_panics 0
// OUT: recovered 0
// OUT: kept 3
// OUT: recovered 20
// OUT: kept 2
// OUT: kept 1
// OUT: recovered 22

// A registered function has panics of its own.
static void tries(int n) {
  defer recovers();
  boom(n);
}
static void own_panics(int n) {
  defer_function recovers();
  for (int i = 0; i < 2; i++)
    defer_function tries(30 + i);
  boom(n);
}
// OUT: recovered 31
// OUT: recovered 30
// OUT: recovered 3
// OUT: recovered 31
// OUT: recovered 30
// OUT: recovered 0

static int operand(int n) {
  boom(n);
  return n;
}
static void operand_panics(void) {
  defer recovers();
  for (int i = 0; i < 3; i++) {
    defer_function show("registered", i);
    if (i == 1)
      defer_function show("not registered", operand(40));
  }
}
// OUT: registered 1
// OUT: registered 0
// OUT: recovered 40

// Registered while the panic runs.
static void in_deferred(int n) {
  defer recovers();
  defer show("block", 1);
  defer {
    for (int i = 0; i < 2; i++)
      defer_function show("registered in S", i);
    boom(n == 2 ? 52 : 0);
    puts("S");
  }
  defer_function show("registered", 1);
  boom(n ? 51 : 0);
}
// OUT: registered 1
// OUT: S
// OUT: registered in S 1
// OUT: registered in S 0
// OUT: block 1
// OUT: recovered 0
// OUT: registered 1
// OUT: S
// OUT: registered in S 1
// OUT: registered in S 0
// OUT: block 1
// OUT: recovered 51
// OUT: registered 1
// OUT: registered in S 1
// OUT: registered in S 0
// OUT: block 1
// OUT: recovered 52

static int errors(int n) {
  defer recovers();
  errdefer show("error", 1);
  defer_function boom(n > 0 ? n : 0);
  errdefer show("error", 2);
  defer_function show("registered", 1);
  return n;
}
// OUT: registered 1
// OUT: recovered 0
// OUT: errors 0
// OUT: registered 1
// OUT: error 1
// OUT: recovered 60
// OUT: errors 60
// OUT: registered 1
// OUT: error 2
// OUT: error 1
// OUT: recovered 0
// OUT: errors -1

static void recursive(int n) {
  for (int i = 0; i < 2; i++)
    defer_function show("recursive", 10 * n + i);
  boom(n == 0 ? 70 : 0);
  if (n)
    recursive(n - 1);
  puts("not reached");
}
static void run_recursive(void) {
  defer_function recovers();
  recursive(2);
}
// OUT: recursive 1
// OUT: recursive 0
// OUT: recursive 11
// OUT: recursive 10
// OUT: recursive 21
// OUT: recursive 20
// OUT: recovered 70

static int sum;
static void count(int n) { sum += n; }
static void many(int n) {
  defer recovers();
  for (int i = 0; i < 10000; i++) {
    defer_function count(i);
    if (i == 9999)
      boom(n);
  }
}
static void run_many(void) {
  many(0);
  many(80);
  show("sum", sum);
}
// OUT: recovered 0
// OUT: recovered 80
// OUT: sum 99990000

static void many_panics(void) {
  defer recovers();
  for (int i = 0; i < 200; i++) {
    defer_function count(1);
    defer_function boom(i + 1);
  }
}
static void run_many_panics(void) {
  sum = 0;
  many_panics();
  show("sum", sum);
}
// OUT: recovered 1
// OUT: sum 200

static void left(int *x) { show("cleanup", *x); }
static void cleanups(int n) {
  defer_function recovers();
  __attribute__((unused, cleanup(left))) int first = 1;
  defer_function show("registered", 1);
  defer show("block", 1);
  __attribute__((unused, cleanup(left))) int second = 2;
  boom(n);
}
// OUT: cleanup 2
// OUT: block 1
// OUT: cleanup 1
// OUT: registered 1
// OUT: recovered 90

__attribute__((always_inline)) static inline void inlined(int n) {
  for (int i = 0; i < n; i++)
    defer_function show("inlined", i);
  boom(n);
}
static void inlines(void) {
  defer_function recovers();
  for (int i = 1; i < 3; i++) {
    defer_function show("inlines", i);
    if (i == 2)
      inlined(i);
  }
}
// OUT: inlined 1
// OUT: inlined 0
// OUT: inlines 2
// OUT: inlines 1
// OUT: recovered 2

// Other unwinding runs them, too, and goes on after a panic of theirs.
static void exits(void *result) {
  for (int i = 0; i < 2; i++) {
    defer_function show("exits", i);
    defer_function recovers();
    defer_function boom(100 + i);
  }
  pthread_exit(result);
}
static void *thread(void *argument) {
  for (int i = 0; i < 2; i++)
    defer_function show("thread", i);
  exits(argument);
  puts("not reached");
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
// OUT: recovered 101
// OUT: exits 1
// OUT: recovered 100
// OUT: exits 0
// OUT: thread 1
// OUT: thread 0
// OUT: joined

int main(void) {
  defer_function puts("main");
  for (int n = 0; n < 3; n++)
    run_in_order(n);
  for (int n = 0; n < 4; n += 3)
    show("recovering", recovering(n));
  for (int n = 0; n < 5; n += 4)
    show("recovering_in_a_loop", recovering_in_a_loop(n));
  for (int n = 0; n < 6; n += 5)
    show("after_return", after_return(n));
  for (int n = 0; n < 2; n++)
    show("stores_result", stores_result(n));
  run_too_deep();
  operands(9);
  for (int n = 0; n < 2; n++)
    run_all_panic(n);
  for (int n = 0; n < 2; n++)
    run_mixed_panics(n);
  for (int n = 0; n < 3; n++)
    run_recovered_then_panics(n);
  for (int n = 3; n >= 0; n -= 3)
    own_panics(n);
  operand_panics();
  for (int n = 0; n < 3; n++)
    in_deferred(n);
  for (int n = 0; n < 61; n += 60)
    show("errors", errors(n));
  show("errors", errors(-1));
  run_recursive();
  run_many();
  run_many_panics();
  cleanups(90);
  inlines();
  run_thread();
}
// OUT: main
