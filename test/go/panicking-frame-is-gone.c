// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// While deferred functions run, Go's stack still holds the frame that panicked;
// C has left it.
//
// REQUIRES: go
// RUN: %compare_go %s
// DIFFERS: the frames of the panic have been left when a deferred statement runs: its stack is where theirs was
// OUT: the panicking frame is still there: false

#include <defer.h>
#include <stdio.h>

static uintptr_t panicking;

static __attribute__((noinline)) void f(void) {
  panicking = (uintptr_t)__builtin_frame_address(0);
  panic("A");
}

static __attribute__((noinline)) uintptr_t here(void) {
  return (uintptr_t)__builtin_frame_address(0);
}

int main(void) {
  defer {
    recover();
    fprintf(stderr, "the panicking frame is still there: %s\n",
            here() < panicking ? "true" : "false");
  }
  f();
  return 0;
}
