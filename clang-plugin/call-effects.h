// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a call may do to variables of the caller. See call-effects.cc.

#ifndef DEFER_CLANG_CALL_EFFECTS_H
#define DEFER_CLANG_CALL_EFFECTS_H

#include "clang-compat.h"

#pragma GCC visibility push(hidden)

namespace defer {

// Whether who is given a value of TYPE may write through it.
bool call_gives_access(const clang::ASTContext &context, clang::QualType type);

// Whether CALL may write through its argument NUMBER, from 0 on.
bool call_writes_argument(const clang::ASTContext &context,
                          const clang::CallExpr *call, unsigned number);

// Whether CALL may write variables whose addresses have been stored somewhere.
bool call_writes_elsewhere(const clang::ASTContext &context,
                           const clang::CallExpr *call);

// Whether CALL is of a builtin or of a function of a system header, by name.
bool call_is_of_system(const clang::ASTContext &context,
                       const clang::CallExpr *call);

// Whether CALL does not return, and whether it unwinds the stack then.
bool call_does_not_return(const clang::CallExpr *call);
bool call_unwinds(const clang::ASTContext &context,
                  const clang::CallExpr *call);

} // namespace defer

#pragma GCC visibility pop

#endif
