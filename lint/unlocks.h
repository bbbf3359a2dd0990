// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the functions of a unit release of that which is acquired in its place,
// as a lock, for their callers:
//
//     static void done(struct list *l) { count(l); unlock(&l->lock); }
//
// A function is looked at when a caller is walked, if its body has been seen by
// then; a static one that has not been is taken to release what begins with one
// of its arguments. A function releases as far as its statements have more
// calls that release something than such as acquire it; on which path that is,
// is not asked.

#ifndef DEFER_LINT_UNLOCKS_H
#define DEFER_LINT_UNLOCKS_H

#include "resources.h"
#include "view.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

// The variable that the lvalue or pointer EXPRESSION begins with: `l` of
// `&l->locks[i]`; or null.
const clang::VarDecl *unlocks_root(const function_view &view,
                                   const clang::Expr *expression);

// Whether an argument of CALL begins with the variable ROOT.
bool unlocks_gets(const function_view &view, const clang::CallExpr *call,
                  const clang::VarDecl *root);

// Whether CALL releases something of KIND that begins with the variable ROOT of
// the caller.
bool unlocks(const function_view &view, const clang::CallExpr *call,
             const family &kind, const clang::VarDecl *root);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
