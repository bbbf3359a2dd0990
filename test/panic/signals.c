// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Signals as panics, in code that is compiled for it. Clang takes no instruction
// but a call to throw.
// REQUIRES: gcc
// RUN: %run_panic %s -fnon-call-exceptions -Wno-infinite-recursion

#include <defer.h>
#include <stdio.h>

static const char *recovered(const defer_value *value) {
  return value ? value->text : "nothing";
}

__attribute__((noinline)) static int read_from(volatile int *address) {
  defer puts("read_from");
  return *address;
}

__attribute__((noinline)) static int divide(volatile int *a, volatile int b) {
  defer puts("divide");
  *a = *a / b;
  return *a;
}

void (*volatile opaque)(void);
static void nothing(void) {}

__attribute__((noinline)) static int deep(int n) {
  volatile char frame[1000];
  frame[0] = (char)n;
  opaque();
  return deep(n + 1) + frame[0];
}

static int attempt(int what) {
  volatile int seven = 7;
  defer { printf("%s\n", recovered(recover())); }
  switch (what) {
  case 0:
    return read_from(NULL);
  case 1:
    return divide(&seven, 0);
  case 2:
    return deep(0);
  default:
    return read_from(&seven);
  }
}

int main(void) {
  opaque = nothing;
  if (defer_signals_panic())
    return 1;
  for (int round = 0; round < 2; round++)
    for (int what = 0; what < 4; what++)
      printf("%d\n", attempt(what));
}

// OUT: read_from
// OUT: runtime error: invalid memory address or nil pointer dereference
// OUT: 0
// OUT: divide
// OUT: runtime error: integer divide by zero
// OUT: 0
// OUT: runtime error: stack overflow
// OUT: 0
// OUT: read_from
// OUT: nothing
// OUT: 7
// OUT: read_from
// OUT: runtime error: invalid memory address or nil pointer dereference
// OUT: 0
// OUT: divide
// OUT: runtime error: integer divide by zero
// OUT: 0
// OUT: runtime error: stack overflow
// OUT: 0
// OUT: read_from
// OUT: nothing
// OUT: 7
