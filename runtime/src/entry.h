// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What code that the plugins compile calls. common/defer-runtime.h has the
// names for the plugins. EXCEPTION is the _Unwind_Exception of a landing pad,
// of a panic or of something else that unwinds; none of these functions locks
// or allocates.

#ifndef DEFER_RUNTIME_ENTRY_H
#define DEFER_RUNTIME_ENTRY_H

#include "defer.h"

#include <stddef.h>

#define RUNTIME_EXPORT __attribute__((visibility("default")))

// A deferred statement is about to run because EXCEPTION unwinds, and those of
// the same function that ran for it before are over; CALLEE is the function
// that the statement calls directly, next of all, or null. Not needed where the
// statement cannot throw.
RUNTIME_EXPORT void __defer_begin(void *exception, void (*callee)(void),
                                  const void *frame);

// recover() in a deferred statement: EXCEPTION is what runs it, null on a
// normal exit. Returns the value of the panic, which ends with this, or null.
RUNTIME_EXPORT const defer_value *__defer_recover(void *exception);

// FUNCTION, which calls recover() outside of deferred statements, has been
// entered. Returns what such a call is to hand to __defer_recover: not null
// only if a deferred statement calls FUNCTION directly.
RUNTIME_EXPORT void *__defer_enter(void (*function)(void));

// EXCEPTION is about to leave a function, all of whose deferred statements have
// run, or a deferred statement that runs because of OUTER (null on a normal
// exit). Returns 1 if it has been recovered: then the function returns, or the
// deferred statement ends. If the panic had replaced something else that
// unwinds, such as pthread_exit, then that goes on from here.
RUNTIME_EXPORT int __defer_recovered(void *exception, const void *outer,
                                     const void *frame);

// EXCEPTION unwinds a function in which it may be recovered. Returns 1 if it
// has been: the function is going to return.
RUNTIME_EXPORT int __defer_is_recovered(void *exception);

// SIZE bytes are about to be taken from the stack for a `_Defer_function`.
// Panics if too little would be left for a panic to run on.
RUNTIME_EXPORT void __defer_reserve(size_t size);

#endif
