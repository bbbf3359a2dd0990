// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Panics that stay inside, and boundaries that they may pass.
// RUN: %check_lint defer-noexcept %s
// expected-no-diagnostics

#include <defer.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static void check(int value) {
  if (value < 0)
    panic("negative");
}

__attribute__((nothrow)) int recovers(int value) {
  defer {
    if (recover())
      puts("recovered");
  }
  check(value);
  return value;
}

int plain(int value) {
  check(value);
  return value;
}

static void handler(int number) {
  defer recover();
  check(-number);
}

static int compare(const void *a, const void *b) {
  check(*(const int *)a);
  return *(const int *)a - *(const int *)b;
}

void install(int *numbers, size_t count) {
  signal(SIGINT, handler);
  qsort(numbers, count, sizeof *numbers, compare);
}
