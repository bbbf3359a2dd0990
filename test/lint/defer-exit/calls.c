// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls that do not return where something is deferred.
// RUN: %check_lint defer-exit %s

#include <assert.h>
#include <defer.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <unistd.h>

void release(void);
_Noreturn void fatal(const char *text);

void ends(int x) {
  defer release(); // expected-note 3 {{this does not run}}
  if (x == 1)
    exit(1); // expected-warning {{'exit' does not return, and what is deferred does not run}}
  if (x == 2)
    _exit(1); // expected-warning {{'_exit' does not return, and what is deferred does not run}}
  if (x == 3)
    fatal("three"); // expected-warning {{'fatal' does not return, and what is deferred does not run}}
  if (x == 4)
    abort();
  if (x == 5)
    pthread_exit(NULL);
  assert(x != 6);
}

void jumps(jmp_buf buffer) {
  defer release(); // expected-note {{this does not run}}
  longjmp(buffer, 1); // expected-warning {{'longjmp' does not return, and what is deferred does not run}}
}

void replaces(char **arguments) {
  defer release(); // expected-note {{this does not run}}
  execv(arguments[0], arguments); // expected-warning {{'execv' does not return, and what is deferred does not run}}
}

void before(int x) {
  if (x)
    exit(1);
  defer release();
  x++;
}

void behind(int x) {
  {
    defer release();
    x++;
  }
  if (x)
    exit(1);
}

// A panic runs what is deferred.
void panics(int x) {
  defer release();
  if (x == 1)
    panic("one");
  if (x == 2)
    panicf("%d", x);
  panic(x);
}
