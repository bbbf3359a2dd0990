// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What an expression of an owner names, holds and reads, in the terms of
// defer-changes.h. See place.cc.

#ifndef DEFER_CLANG_PLACE_H
#define DEFER_CLANG_PLACE_H

#include "clang-compat.h"
#include "defer-changes.h"

#pragma GCC visibility push(hidden)

namespace defer {

class places {
public:
  explicit places(const clang::Decl *owner)
      : owner_(owner), context_(owner->getASTContext()) {}

  // The variable DECLARATION.
  place of_variable(const clang::VarDecl *declaration) const;

  // What the lvalue EXPRESSION is, and what the pointer EXPRESSION points to,
  // if that can be told.
  place of(const clang::Expr *expression) const;
  place pointed_to(const clang::Expr *expression) const;

  // Adds to VALUE the addresses and pointer variables that the value of
  // EXPRESSION may be made of.
  void add_values(const clang::Expr *expression, pointer_value &value) const;

  // Adds to READS the places whose values the evaluation of STATEMENT reads.
  void add_reads(const clang::Stmt *statement, std::vector<place> &reads) const;

private:
  long constant_index(const clang::Expr *expression) const;
  void add_field(place &p, const clang::FieldDecl *field) const;
  place of_sum(const clang::BinaryOperator *sum) const;

  const clang::Decl *owner_;
  const clang::ASTContext &context_;
};

// EXPRESSION without what is no operation at all.
const clang::Expr *strip_parentheses(const clang::Expr *expression);

// Whether CALL does not evaluate its arguments.
bool is_unevaluated(const clang::ASTContext &context,
                    const clang::CallExpr *call);

} // namespace defer

#pragma GCC visibility pop

#endif
