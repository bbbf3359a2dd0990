// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A panic that is raised while deferred statements run replaces the one that
// runs them; one that is recovered in there leaves the other one running. In a
// deferred statement, what recovers goes on at the end of that statement.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>

static const char *recovered(const defer_value *value) {
  return value ? value->text : "nothing";
}

static void replaced(void) {
  defer { printf("newest %s\n", recovered(recover())); }
  defer panic("three");
  defer { panic("two"); }
  panic("one");
}

static void inside(void) {
  defer { printf("outer %s\n", recovered(recover())); }
  defer {
    defer puts("end of the deferred statement");
    defer { printf("inner %s\n", recovered(recover())); }
    panic("B");
  }
  panic("A");
}

static int on_normal_exit(void) {
  defer puts("goes on");
  defer {
    defer { printf("inner %s\n", recovered(recover())); }
    panic("C");
  }
  return 3;
}

static void try_it(int n) {
  defer { printf("tried %s\n", recovered(recover())); }
  if (n)
    panicf("try %d", n);
}

static void tries(void) {
  defer {
    try_it(1);
    try_it(0);
    printf("still %s\n", recovered(recover()));
    try_it(2);
  }
  panic("D");
}

static int again(int n) {
  defer {
    const defer_value *value = recover();
    if (value && n)
      panic(value);
    printf("top %s of line %d\n", recovered(value), value->line);
  }
  if (n == 5)
    panic("deep");
  return again(n + 1);
}

static void loop(void) {
  for (int i = 0; i < 3; i++) {
    defer printf("iteration %d\n", i);
    try_it(i);
  }
}

// A value that has been evaluated is returned.
static int late(void) {
  defer recover();
  defer { panic("late"); }
  return 5;
}

int main(void) {
  replaced();
  inside();
  printf("%d\n", on_normal_exit());
  tries();
  printf("%d\n", again(0));
  loop();
  printf("%d\n", late());
}

// OUT: newest three
// OUT: inner B
// OUT: end of the deferred statement
// OUT: outer A
// OUT: inner C
// OUT: goes on
// OUT: 3
// OUT: tried try 1
// OUT: tried nothing
// OUT: still D
// OUT: tried try 2
// OUT: top deep of line 60
// OUT: 0
// OUT: tried nothing
// OUT: iteration 0
// OUT: tried try 1
// OUT: iteration 1
// OUT: tried try 2
// OUT: iteration 2
// OUT: 5
