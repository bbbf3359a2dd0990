// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Frames of C++ that a panic must not leave: for a noexcept function the
// personality of C++ calls std::terminate, in the middle of unwinding. Its
// handler, set before the first panic, tells the user what has happened.
//
// libstdc++ is no dependency: where it is not in the process, there is no such
// frame. One that is loaded later than this library is not seen.

#include "panic.h"

#include <stdatomic.h>
#include <stdlib.h>

typedef void (*terminate_handler)(void);

// std::set_terminate
extern terminate_handler _ZSt13set_terminatePFvvE(terminate_handler)
    __attribute__((weak));

static _Atomic(terminate_handler) previous;

static void terminate(void) {
  if (panic_under_way())
    print_and_exit("the panic cannot leave a noexcept function of C++", 0);
  const terminate_handler handler = atomic_load(&previous);
  if (handler)
    handler();
  abort();
}

void cxx_prepare(void) {
  static atomic_flag done = ATOMIC_FLAG_INIT;
  if (!_ZSt13set_terminatePFvvE || atomic_flag_test_and_set(&done))
    return;
  atomic_store(&previous, _ZSt13set_terminatePFvvE(terminate));
}
