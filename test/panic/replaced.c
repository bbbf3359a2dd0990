// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which panic has been replaced is told by the stack. That of a frame is not
// the same at all its calls: one has arguments there, or an array of variable
// length is alive.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>

__attribute__((noinline)) static void raise_with(long a, long b, long c, long d,
                                                 long e, long f, long g, long h,
                                                 long i, long j) {
  panicf("sum %ld", a + b + c + d + e + f + g + h + i + j);
}

__attribute__((noinline)) static void leaf(void) {
  defer { recover(); }
  panic("leaf");
}

// No `defer` here may stop a panic.
__attribute__((noinline)) static void arguments(void) {
  defer { leaf(); }
  raise_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}

__attribute__((noinline)) static void array(int n) {
  defer {
    for (int i = 0; i < 1200; i++)
      leaf();
  }
  char text[n];
  for (int i = 0; i < n; i++)
    text[i] = 'x';
  text[n - 1] = '\0';
  panic(text + n - 4);
}

static void recovers(void (*function)(int), int n) {
  defer {
    const defer_value *value = recover();
    printf("%s\n", value ? value->text : "nothing");
  }
  if (n)
    function(n);
  else
    arguments();
}

int main(void) {
  for (int i = 0; i < 2000; i++) {
    if (i < 1998)
      leaf();
    else
      recovers(NULL, 0);
  }
  recovers(array, 5000);
}

// OUT: sum 55
// OUT: sum 55
// OUT: xxx
