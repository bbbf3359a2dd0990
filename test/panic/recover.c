// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Who may recover: the deferred statement itself, and the function that it calls
// directly; nobody deeper. What is left runs, and the function returns.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>

static const char *recovered(const defer_value *value) {
  return value ? value->text : "nothing";
}

static void direct(void) { printf("direct %s\n", recovered(recover())); }
static void deeper(void) { direct(); }
static void (*pointer)(void) = direct;

static int statement(int n) {
  defer puts("first");
  defer {
    printf("second %s\n", recovered(recover()));
    printf("again %s\n", recovered(recover()));
  }
  defer puts("third");
  if (n)
    panic("A");
  return 7;
}

static int called(int n) {
  defer direct();
  if (n)
    panic("B");
  return 8;
}

static int through_pointer(int n) {
  defer(void)(pointer());
  if (n)
    panic("C");
  return 9;
}

static int too_deep(int n) {
  defer { printf("after all %s\n", recovered(recover())); }
  defer deeper();
  defer { direct(); }
  defer(void)(direct(), 0);
  if (n)
    panic("D");
  return 10;
}

// The address of the function is that of one which recovers nothing.
static int by_address(int n) {
  const defer_value *(*function)(void) = defer_recover;
  defer recover();
  defer { printf("by address %s\n", recovered(function())); }
  if (n)
    panic("E");
  return 11;
}

int main(void) {
  printf("outside %s\n", recovered(recover()));
  for (int n = 0; n < 2; n++) {
    printf("%d\n", statement(n));
    printf("%d\n", called(n));
    printf("%d\n", through_pointer(n));
    printf("%d\n", too_deep(n));
    printf("%d\n", by_address(n));
  }
}

// OUT: outside nothing
// OUT: third
// OUT: second nothing
// OUT: again nothing
// OUT: first
// OUT: 7
// OUT: direct nothing
// OUT: 8
// OUT: direct nothing
// OUT: 9
// OUT: direct nothing
// OUT: direct nothing
// OUT: direct nothing
// OUT: after all nothing
// OUT: 10
// OUT: by address nothing
// OUT: 11
// OUT: third
// OUT: second A
// OUT: again nothing
// OUT: first
// OUT: 0
// OUT: direct B
// OUT: 0
// OUT: direct C
// OUT: 0
// OUT: direct nothing
// OUT: direct nothing
// OUT: direct nothing
// OUT: after all D
// OUT: 0
// OUT: by address nothing
// OUT: 0
