// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which results of a function are errors; error.cc has the rules.

#ifndef DEFER_CLANG_ERROR_H
#define DEFER_CLANG_ERROR_H

#include "tree.h"

#pragma GCC visibility push(hidden)

namespace defer {

// Whether a result of TYPE can be in a range.
bool error_possible(clang::QualType type);

// The errors of one owner.
class error_range {
public:
  // OWNER returns RESULT.
  error_range(const unit &u, const clang::Decl *owner, clang::QualType result);

  // Whether there are any, and whether zero is one.
  bool known() const { return known_; }
  bool holds_zero() const;

  // An expression that is 1 if VARIABLE, a result, holds an error.
  clang::Expr *test(tree &t, clang::VarDecl *variable,
                    clang::SourceLocation location) const;

  // Whether VALUE is an error: 1 or 0, -1 if that is not known.
  int judge(const clang::Expr *value) const;

private:
  bool holds(const llvm::APSInt &value) const;

  clang::ASTContext &context_;
  clang::QualType type_; // an integer type, in which results are compared
  clang::CastKind cast_ = clang::CK_NoOp; // of a result to it
  bool known_ = false;
  llvm::APSInt low_, high_; // in type_
};

} // namespace defer

#pragma GCC visibility pop

#endif
