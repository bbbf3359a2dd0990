// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fourth stage: what its files share. lower.cc describes it.

#ifndef DEFER_CLANG_LOWER_H
#define DEFER_CLANG_LOWER_H

#include "error.h"
#include "region.h"
#include "tree.h"

#pragma GCC visibility push(hidden)

namespace defer {

// How the owner is being left, as a variable of it tells.
enum leaving_state {
  NOT_LEAVING,
  LEAVING_WELL,  // by a `return`; or with a result variable, which is looked at
  LEAVING_ERROR, // by a `return` of an error
  LEAVING_AT_END // at the end of its body
};

class lowering : private tree {
public:
  lowering(unit &u, clang::Decl *owner, clang::QualType result)
      : tree(u, owner), owner_(owner), result_(result),
        errors_(u, owner, result), result_variable_(result_get(u, owner)) {}
  clang::Stmt *lower_function(clang::Stmt *body);

private:
  clang::Stmt *token(const std::string &cleanup, clang::SourceLocation location,
                     unsigned size = 1);
  clang::Stmt *marked(const std::string &name, clang::Stmt *then,
                      clang::SourceLocation location,
                      clang::Stmt *otherwise = nullptr);
  clang::Expr *marked_value(const std::string &name,
                            clang::SourceLocation location);
  void mark_region(unsigned region, clang::Stmt *statement, bool direct,
                   clang::SourceLocation begin, clang::SourceLocation end,
                   std::vector<clang::Stmt *> &list);
  clang::Stmt *probe(clang::SourceLocation location);
  clang::Stmt *lowered_mark(clang::SourceLocation location);
  clang::Stmt *begin_with(llvm::ArrayRef<clang::Stmt *> first,
                          clang::Stmt *body, clang::Stmt *last = nullptr);

  void lower_defer(clang::WhileStmt *region, std::vector<clang::Stmt *> &list);
  clang::Stmt *lower_block(clang::CompoundStmt *block);
  void lower_captured(clang::CapturedStmt *region);
  clang::Stmt *lower(clang::Stmt *statement);

  // lower-recover.cc
  clang::Stmt *recover_exit(clang::SourceLocation location);
  clang::Stmt *enter(clang::SourceLocation location);
  clang::Expr *lower_recover(clang::CallExpr *call);

  // lower-error.cc
  bool looks_at_result() const {
    return deferred_.empty() && !captured_ && errors_.known();
  }
  clang::Expr *state_is(leaving_state state, bool equal,
                        clang::SourceLocation location);
  clang::Stmt *set_state(clang::Expr *value, clang::SourceLocation location);
  clang::Expr *error_condition(const std::string &number,
                               clang::SourceLocation location);
  // DEFERS: a statement expression of the value ends before the function is
  // left
  clang::Stmt *lower_return(clang::ReturnStmt *statement, bool defers);

  // lower-function.cc
  clang::Stmt *mark(clang::VarDecl *&variable, clang::SourceLocation location);
  void drain(clang::VarDecl *end, clang::SourceLocation location,
             std::vector<clang::Stmt *> &list);
  clang::Stmt *lower_registration(clang::WhileStmt *region);

  clang::Decl *const owner_;
  const clang::QualType result_;
  const error_range errors_;
  clang::VarDecl *const result_variable_; // or null
  unsigned next_ = 0;

  bool has_defer_ = false, recovers_ = false, registers_ = false;
  clang::VarDecl *entry_ = nullptr; // what __defer_enter has returned
  clang::VarDecl *state_ = nullptr; // a leaving_state, where it matters
  clang::VarDecl *list_ = nullptr;  // what has been registered
  std::vector<clang::Stmt *> records_;
  clang::Stmt *body_ = nullptr; // of the owner, if it registers calls
  // What is lowered may be reached more than once.
  bool after_label_ = false;
  unsigned loops_ = 0;

  // The state of the walk.
  bool captured_ = false;
  bool in_scope_ = false; // of a `defer` of the owner
  std::string deferred_;  // number of the innermost deferred statement
};

} // namespace defer

#pragma GCC visibility pop

#endif
