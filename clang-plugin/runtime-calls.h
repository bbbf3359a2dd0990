// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of the runtime, in LLVM's IR. common/defer-runtime.h has the names,
// runtime/src/entry.h the contracts.

#ifndef DEFER_CLANG_RUNTIME_CALLS_H
#define DEFER_CLANG_RUNTIME_CALLS_H

#include "clang-compat.h"

#pragma GCC visibility push(hidden)

namespace defer {

// Functions that do nothing without the runtime. They take the exception; the
// exception and the function that the deferred statement calls; the exception;
// and the exception with the one that the deferred statement around runs for.
llvm::FunctionCallee runtime_begin(const llvm::Function &caller);
llvm::FunctionCallee runtime_begin_call(const llvm::Function &caller);
llvm::FunctionCallee runtime_recovered(const llvm::Function &caller);
llvm::FunctionCallee runtime_recovered_inside(const llvm::Function &caller);
// Of the exception; of a size, of type SIZE.
llvm::FunctionCallee runtime_is_recovered(const llvm::Function &caller);
llvm::FunctionCallee runtime_reserve(const llvm::Function &caller,
                                     llvm::Type *size);

// Gives FUNCTION, which is not inlined, what the code of CALLER has to have in
// common with it: the target, and a place in the unwind tables.
void runtime_take_attributes(llvm::Function *function,
                             const llvm::Function &caller);

} // namespace defer

#pragma GCC visibility pop

#endif
