// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A panic where none may come out.
// RUN: %check_lint defer-noexcept %s

#include <defer.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static void check(int value) {
  if (value < 0)
    panic("negative");
}

// Its callers may have no code for it.
__attribute__((nothrow)) int declared(int value) {
  check(value); // expected-warning {{'check' may panic, and no panic may leave 'declared', which is declared not to throw}}
  return value;
}

__attribute__((nothrow)) void panics(void) {
  panic("out"); // expected-warning {{no panic may leave 'panics', which is declared not to throw}}
}

static void handler(int number) {
  check(-number); // expected-warning {{'check' may panic, and no panic may leave the signal handler 'handler'}}
}

static void at_exit(void) {
  check(0); // expected-warning {{'check' may panic, and no panic may leave 'at_exit', which 'atexit' calls}}
}

void install(void) {
  signal(SIGINT, handler);
  atexit(at_exit);
}

// What is deferred may be what panics.
__attribute__((nothrow)) void defers(int value) {
  defer check(value); // expected-warning {{'check' may panic, and no panic may leave 'defers', which is declared not to throw}}
  puts("work");
}
