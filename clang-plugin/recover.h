// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which `defer` may stop a panic; recover.cc has the rules.
//
// The frame of a `defer` is what a panic does not leave once it is recovered:
// the deferred statement that the `defer` stands in, else the owner.

#ifndef DEFER_CLANG_RECOVER_H
#define DEFER_CLANG_RECOVER_H

#include "region.h"

#pragma GCC visibility push(hidden)

namespace defer {

// Whether the unit has declared defer_recover, without which there is neither
// panic() nor recover().
bool recover_declared(const unit &u);

// STATEMENT as a call of defer_recover, or null.
clang::CallExpr *recover_get_call(clang::Stmt *statement);

// Whether CALL is one of a function that may recover, if it is deferred.
bool recover_of_callee(const unit &u, clang::CallExpr *call);

// Whether the statement of REGION is a call, of a function that may recover.
bool recover_by_call(const unit &u, clang::WhileStmt *region);

// Whether a `defer` in the frame FRAME may recover; and in BODY, of an owner
// that RETURNS or does not, or in a frame in it.
bool recover_in_frame(const unit &u, clang::Stmt *frame);
bool recover_in_owner(const unit &u, clang::Stmt *body, bool returns);

// Whether BODY, lowered or not, calls defer_recover outside of deferred
// statements; and whether it calls a function that panics.
bool recover_outside(const unit &u, clang::Stmt *body);
bool recover_panics(clang::Stmt *body);

// Reports what is wrong with recover() in DECLARATION; false if there is such.
bool recover_check(unit &u, clang::Decl *declaration);

} // namespace defer

#pragma GCC visibility pop

#endif
