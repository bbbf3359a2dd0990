// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover-dropped: a recover() whose value nobody looks at, so that any panic
// ends there unseen. See docs/lint/recover-dropped.md.

#include "recover.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

// The condition of STATEMENT, or null.
static const clang::Stmt *condition_of(const clang::Stmt *statement) {
  if (auto *choice = llvm::dyn_cast<clang::IfStmt>(statement))
    return choice->getCond();
  if (auto *choice = llvm::dyn_cast<clang::SwitchStmt>(statement))
    return choice->getCond();
  if (auto *loop = llvm::dyn_cast<clang::WhileStmt>(statement))
    return loop->getCond();
  if (auto *loop = llvm::dyn_cast<clang::DoStmt>(statement))
    return loop->getCond();
  if (auto *loop = llvm::dyn_cast<clang::ForStmt>(statement))
    return loop->getCond();
  return nullptr;
}

// STATEMENT stands where its value, if it has one, is DROPPED.
static void walk(function_view &view, clang::Stmt *statement, bool dropped) {
  if (!statement)
    return;
  if (auto *expression = llvm::dyn_cast<clang::Expr>(statement)) {
    clang::Expr *inner = expression->IgnoreParens();
    if (auto *cast = llvm::dyn_cast<clang::CastExpr>(inner))
      if (cast->getType()->isVoidType()) {
        walk(view, cast->getSubExpr(), true);
        return;
      }
    if (clang::CallExpr *call = recover_get_call(inner)) {
      if (dropped)
        view.report({CHECK_dropped,
                     facts_written_range(view.u, call->getSourceRange()),
                     message::dropped,
                     {},
                     {}});
      return;
    }
    if (auto *comma = llvm::dyn_cast<clang::BinaryOperator>(inner))
      if (comma->getOpcode() == clang::BO_Comma) {
        walk(view, comma->getLHS(), true);
        walk(view, comma->getRHS(), dropped);
        return;
      }
    for (clang::Stmt **child : region_children(expression))
      walk(view, *child, llvm::isa<clang::FullExpr>(expression) && dropped);
    return;
  }
  const clang::Stmt *condition = condition_of(statement);
  const bool uses = llvm::isa<clang::DeclStmt, clang::ReturnStmt>(statement);
  for (clang::Stmt **child : region_children(statement))
    walk(view, *child, !uses && *child != condition);
}

static void on_tree(function_view &view) {
  if (recover_declared(view.u))
    walk(view, view.body, true);
}

const check check_dropped = {on_tree, nullptr};

} // namespace lint
} // namespace defer
