// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How much of the stack is left. `_Defer_function` in a loop takes its records
// from the stack of the program, and a loop that registers without end is to
// end in a panic that says so, rather than in a fault that nothing survives.
//
// The bounds are asked for once in each thread. On a stack that is not the
// thread's own, such as that of a signal handler, nothing is known and nothing
// is checked.

#define _GNU_SOURCE

#include "entry.h"
#include "panic.h"

#include <pthread.h>

// What a panic, and the deferred statements that it runs, are to have.
enum { RESERVE = 65536 };

// The lowest and the highest address of the stack of the calling thread.
static void find_bounds(struct thread *thread) {
  thread->stack_low = thread->stack_high = 1; // unless all goes well
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes))
    return;
  void *low;
  size_t size;
  if (pthread_attr_getstack(&attributes, &low, &size) == 0) {
    thread->stack_low = (uintptr_t)low;
    thread->stack_high = (uintptr_t)low + size;
  }
  pthread_attr_destroy(&attributes);
}

void __defer_reserve(size_t size) {
  const uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  if (!this_thread.stack_high)
    find_bounds(&this_thread);
  if (here < this_thread.stack_low || here >= this_thread.stack_high)
    return;
  const uintptr_t left = here - this_thread.stack_low;
  if (left < RESERVE || left - RESERVE < size)
    defer_panic_text("runtime error: no stack left for another "
                     "'defer_function'",
                     NULL, 0, NULL);
}
