// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Making nodes of Clang's tree, for the stages that change it.

#ifndef DEFER_CLANG_TREE_H
#define DEFER_CLANG_TREE_H

#include "plugin.h"

#pragma GCC visibility push(hidden)

namespace defer {

class tree {
public:
  // Variables belong to FUNCTION.
  tree(unit &u, clang::Decl *function)
      : unit_(u), context_(u.compiler.getASTContext()), function_(function) {}

  // The function NAME, which the plugin declares; most do not throw.
  clang::FunctionDecl *declared(const std::string &name, clang::QualType result,
                                llvm::ArrayRef<clang::QualType> parameters,
                                bool throws = false);
  // FUNCTION as a pointer.
  clang::Expr *decayed(clang::FunctionDecl *function,
                       clang::SourceLocation location);
  clang::Expr *call(clang::FunctionDecl *function,
                    clang::SourceLocation location,
                    llvm::ArrayRef<clang::Expr *> arguments = {});

  // A variable that is nobody's business, and its declaration.
  clang::VarDecl *variable(const char *name, clang::QualType type,
                           clang::SourceLocation location,
                           clang::Expr *value = nullptr);
  clang::Stmt *declare(clang::VarDecl *variable);
  // VARIABLE as a place, what a PLACE holds, its address.
  clang::Expr *place(clang::VarDecl *variable, clang::SourceLocation location);
  clang::Expr *load(clang::Expr *place);
  clang::Expr *address(clang::Expr *place);

  clang::Expr *cast(clang::CastKind kind, clang::QualType type,
                    clang::Expr *operand);
  clang::Expr *number(const llvm::APInt &value, clang::QualType type,
                      clang::SourceLocation location);
  clang::Expr *number(unsigned value, clang::SourceLocation location);
  clang::Expr *null(clang::QualType pointer, clang::SourceLocation location);
  clang::Expr *assign(clang::Expr *place, clang::Expr *value);
  // A comparison or a logical operation.
  clang::Expr *test(clang::BinaryOperatorKind operation, clang::Expr *left,
                    clang::Expr *right);

  clang::Stmt *condition(clang::Expr *test, clang::Stmt *then,
                         clang::SourceLocation location,
                         clang::Stmt *otherwise = nullptr);
  clang::Stmt *block(llvm::ArrayRef<clang::Stmt *> statements,
                     clang::SourceLocation location);
  clang::Stmt *leave(clang::Expr *value, clang::SourceLocation location,
                     const clang::VarDecl *result = nullptr);

protected:
  unit &unit_;
  clang::ASTContext &context_;
  clang::Decl *function_;
};

} // namespace defer

#pragma GCC visibility pop

#endif
