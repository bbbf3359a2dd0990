// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether a call says the same early and late: whether what its operands are
// made of is the same where a `defer` stands and where it runs.

#ifndef DEFER_LINT_STABLE_H
#define DEFER_LINT_STABLE_H

#include "view.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

// Whether VARIABLE keeps, from where REGION stands to the end of its block, the
// value that it has there. To be asked in the hook on_tree.
bool stable_variable(function_view &view, const clang::VarDecl *variable,
                     clang::WhileStmt *region);

// Whether EXPRESSION has one value, early and late, and no effect.
bool stable_expression(function_view &view, const clang::Expr *expression,
                       clang::WhileStmt *region);

// Whether that holds for the function and the arguments of CALL.
bool stable_call(function_view &view, const clang::CallExpr *call,
                 clang::WhileStmt *region);

// The call that the statement of REGION is, in braces, with nothing else; null
// if it is something else, or if a macro is involved.
clang::CallExpr *stable_call_in_braces(function_view &view,
                                       clang::WhileStmt *region);

// Adds to FIXES what makes the braces of `defer { CALL; }` go, which is REGION,
// if that is all there is in them, and says the same.
void stable_unwrap(function_view &view, clang::WhileStmt *region,
                   clang::CallExpr *call, std::vector<clang::FixItHint> &fixes);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
