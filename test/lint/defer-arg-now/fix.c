// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the fix makes of the call form; where it does not, the finding is left.
// RUN: %check_lint defer-arg-now %s --run
// BEFORE: took 0
// BEFORE: one took 0
// BEFORE: error 0
// OUT: took 1
// OUT: one took 0
// OUT: error 2

#include <errno.h>
#include <stdio.h>

static int ticks;
static int now(void) { return ticks; }

static void timed(void) {
  const int start = now();
  defer printf("took %d\n", now() - start); // expected-warning {{'now' is called here, not when the deferred call runs; put the call in braces}}
  ticks++;
}

// The text changes, too.
static void named(void) {
  const char *name = "one";
  const int start = now();
  defer printf("%s took %d\n", name, now() - start); // expected-warning {{'now' is called here, not when the deferred call runs; put the call in braces}} // LEFT
  name = "two";
  ticks++;
}

static void fails(void) {
  errno = 0;
  defer printf("error %d\n", errno); // expected-warning {{'errno' is read here, not when the deferred call runs; put the call in braces}}
  errno = 2;
}

int main(void) {
  timed();
  named();
  fails();
}
