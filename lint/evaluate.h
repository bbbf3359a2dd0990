// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the walk: what an expression is worth in a state, which resource it
// is, and what a condition tells.

#ifndef DEFER_LINT_EVALUATE_H
#define DEFER_LINT_EVALUATE_H

#include "guards.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

class evaluator {
public:
  explicit evaluator(const function_view &view) : view_(view) {}

  value evaluate(const clang::Expr *expression, const path_state &s) const;

  // The number of what CALL acquires as HOW says. A lock has that of its place.
  int64_t number_of(const clang::CallExpr *call, const acquisition &how);
  // The number of the lock whose place EXPRESSION leads to.
  int64_t number_of_place(const clang::Expr *expression);
  // Sets NUMBER to the object of KIND that EXPRESSION is, or leads to as a
  // lock; false if there is none.
  bool find_object(const clang::Expr *expression, const family &kind,
                   const path_state &s, int64_t &number);
  // Whether a variable other than TARGET holds object NUMBER.
  bool held(int64_t number, const clang::VarDecl *target,
            const path_state &s) const;
  // Takes object NUMBER out of S: others have it, if any.
  void drop(int64_t number, path_state &s) const;

  // Adds to S that CONDITION is TAKEN; false if it cannot be.
  bool assume(const clang::Expr *condition, bool taken, path_state &s) const;

  // The same, that EXPRESSION has the value of NUMBER, or another one.
  bool assume_equal(const clang::Expr *expression, const clang::Expr *number,
                    bool equal, path_state &s) const;

  // Whether the function that cleans VARIABLE up releases what HOW acquires.
  bool cleanup_releases(const clang::VarDecl *variable,
                        const acquisition &how) const;

private:
  bool compare(clang::BinaryOperatorKind operation, const clang::Expr *left,
               const value &right, clang::SourceLocation where,
               path_state &s) const;
  bool decide(int64_t number, bool may_have, bool may_fail,
              clang::SourceLocation where, path_state &s) const;
  const function_view &view_;
  std::map<const clang::CallExpr *, int64_t> sites_;
  std::map<llvm::FoldingSetNodeID, int64_t> places_;
};

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
