// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Making fixes. Each function adds to FINDING what it needs, or nothing if the
// source does not allow it: where it comes from a macro, or has not the form
// that makes the change safe.

#ifndef DEFER_LINT_FIX_H
#define DEFER_LINT_FIX_H

#include "view.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

// Puts TEXT in the place of RANGE, of tokens.
void fix_replace(const function_view &view, clang::SourceRange range,
                 const std::string &text, finding &f);
// Puts TEXT in front of LOCATION.
void fix_insert(const function_view &view, clang::SourceLocation location,
                const std::string &text, finding &f);
// Removes the statement at RANGE, its semicolon, and the line if nothing else
// is on it.
void fix_remove_statement(const function_view &view, clang::SourceRange range,
                          finding &f);
// Moves the `defer` of REGION behind the `if` that stands next to it.
void fix_move_behind_test(const function_view &view, clang::WhileStmt *region,
                          finding &f);

// Removes CALL if it is a statement, with nothing but a jump behind it in its
// block: a deferred statement that does the same runs next, then.
void fix_remove_last_call(const function_view &view,
                          const clang::CallExpr *call, finding &f);
// Inserts the `defer` that releases what CALL acquires for the variable that is
// declared there, with RELEASE, behind the test that follows; if the variable
// keeps it, as far as the text of the function tells.
void fix_defer_release(const function_view &view, const clang::CallExpr *call,
                       const std::string &release, finding &f);

// The source of RANGE, with the semicolon behind it if there is one; an empty
// string if a macro is involved.
std::string fix_statement_text(const function_view &view,
                               clang::SourceRange range);
// The white space that the line of LOCATION begins with.
std::string fix_indentation(const function_view &view,
                            clang::SourceLocation location);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
