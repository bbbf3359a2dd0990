// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A division by zero is a panic whose value has a text.
//
// REQUIRES: go, gcc
// RUN: %compare_go %s -fnon-call-exceptions

#include <defer.h>
#include <stdio.h>

static volatile int zero;

static __attribute__((noinline)) int divide(int a, int b) {
  volatile int quotient = a / b;
  return quotient;
}

static void f(void) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  fprintf(stderr, "%d\n", divide(1, zero));
}

int main(void) {
  defer_signals_panic();
  f();
  fprintf(stderr, "after\n");
  divide(2, zero);
  return 0;
}
