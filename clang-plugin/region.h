// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The tree of a `defer` between recognise and lower, and how to find one.
//
//   WhileStmt, at a location that recognise.cc noted
//     the condition 0
//     S
//
// An `owner` is what has a body of its own: a function or a block (`^{}`). The
// captured regions of OpenMP are part of the owner that encloses them, though
// their code becomes a function.

#ifndef DEFER_CLANG_REGION_H
#define DEFER_CLANG_REGION_H

#include "plugin.h"

#pragma GCC visibility push(hidden)

namespace defer {

// The statements directly in STATEMENT, each of which can be replaced; blocks
// in it aside.
using child_slots =
    llvm::SmallVector<clang::Stmt **, 8>; // seldom from the heap
child_slots region_children(clang::Stmt *statement);

// The statement behind the label, `case` or attribute that STATEMENT is, or
// null.
clang::Stmt *region_behind_label(clang::Stmt *statement);
// Leaves an empty statement at LOCATION in the place of CHILD, a child of
// STATEMENT.
void region_leave_empty(clang::ASTContext &context, clang::Stmt *statement,
                        clang::Stmt *child, clang::SourceLocation location);

// STATEMENT as a `defer`, or null; and of which kind it is.
clang::WhileStmt *region_get(const unit &u, clang::Stmt *statement);
region_kind region_get_kind(const unit &u, const clang::WhileStmt *region);

// The expression that the statement of REGION is, without parentheses and casts
// to void, or null. *CLEANUPS is set to the cleanups around it, if there are.
clang::Expr *
region_get_operation(clang::WhileStmt *region,
                     const clang::ExprWithCleanups **cleanups = nullptr);

// Whether STATEMENT holds a `defer`, blocks in it aside.
bool region_in_statement(const unit &u, clang::Stmt *statement);

// What is in STATEMENT, in one walk: regions of any kind, of errors, of the
// function; and what may leave a block, or stay in it, by a jump.
struct region_contents {
  bool regions = false, errors = false, registrations = false, jumps = false;
};
region_contents region_look_into(const unit &u, clang::Stmt *statement);

// What OWNER, of type BLOCK_TYPE if it is a block, returns.
clang::QualType region_result_type(const clang::Decl *owner,
                                   clang::QualType block_type);

// Calls FOUND for each owner in DECLARATION, itself included, that holds a
// `defer` or a variable for its result, outer ones first.
void region_for_each_owner(
    const unit &u, clang::Decl *declaration,
    llvm::function_ref<void(clang::Decl *owner, clang::Stmt *body,
                            clang::QualType block_type)>
        found);

} // namespace defer

#pragma GCC visibility pop

#endif
