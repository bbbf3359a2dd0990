// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where nothing can be recovered: in a function that does not return.
// RUN: %verify %s -Wall -Wextra

#include <defer.h>

void run(void);
void release(void);

__attribute__((noreturn)) void serve(void) {
  defer recover(); // expected-error {{'recover()' in a deferred statement of a function that does not return}}
  for (;;)
    run();
}

// What a deferred statement in a deferred statement recovers, ends there.
__attribute__((noreturn)) void serve_well(void) {
  defer {
    defer recover();
    run();
  }
  defer release();
  for (;;)
    run();
}
