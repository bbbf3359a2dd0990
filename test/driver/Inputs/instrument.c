// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function with a `defer`, and what -finstrument-functions calls.

#include <stdio.h>

#define PLAIN __attribute__((no_instrument_function))

PLAIN void __cyg_profile_func_enter(void *function, void *caller) {
  (void)function, (void)caller;
  puts("enter");
}

PLAIN void __cyg_profile_func_exit(void *function, void *caller) {
  (void)function, (void)caller;
  puts("exit");
}

__attribute__((noinline)) static int work(void) {
  defer puts("deferred");
  return puts("body");
}

PLAIN int main(void) { return work() < 0; }
