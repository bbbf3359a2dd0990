// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-unneeded: a `defer` right in front of the exit of its block. See
// docs/lint/defer-unneeded.md.
//
// Found if it is followed by `return`, `break`, `continue` or `goto`, the value
// of the `return` is a constant or a local variable that the deferred statement
// cannot change, and the statement does not recover. Where nothing follows at
// all the compiler warns (redundant).
//
// The fix takes the word away.

#include "fix.h"
#include "recover.h"
#include "stable.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

static bool mentions(clang::Stmt *statement, const clang::VarDecl *variable) {
  if (!statement)
    return false;
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(statement);
  if (reference && reference->getDecl() == variable)
    return true;
  for (clang::Stmt **child : region_children(statement))
    if (mentions(*child, variable))
      return true;
  return false;
}

// Whether the value of EXPRESSION, null for none, is the same behind REGION.
static bool same_value(function_view &view, const clang::Expr *expression,
                       clang::WhileStmt *region) {
  if (!expression)
    return true;
  if (result_get(view.u, view.owner))
    return false;
  clang::Expr::EvalResult result;
  if (expression->EvaluateAsRValue(result, view.context) &&
      !result.HasSideEffects)
    return true;
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(
      view.written(expression)->IgnoreParenCasts());
  auto *variable = reference
                       ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                       : nullptr;
  return variable && variable->hasLocalStorage() &&
         stable_variable(view, variable, region) &&
         !mentions(region->getBody(), variable);
}

// What STATEMENT is called, if it leaves the block and nothing of what it
// computes can depend on REGION; else null.
static const char *exit_name(function_view &view, clang::Stmt *statement,
                             clang::WhileStmt *region) {
  if (auto *exit = llvm::dyn_cast<clang::ReturnStmt>(statement))
    return same_value(view, exit->getRetValue(), region) ? "return" : nullptr;
  if (llvm::isa<clang::BreakStmt>(statement))
    return "break";
  if (llvm::isa<clang::ContinueStmt>(statement))
    return "continue";
  return llvm::isa<clang::GotoStmt>(statement) ? "goto" : nullptr;
}

static void judge(function_view &view, clang::WhileStmt *region,
                  clang::Stmt *next) {
  if (region_get_kind(view.u, region) != region_kind::statement ||
      recover_by_call(view.u, region) ||
      recover_outside(view.u, region->getBody()))
    return;
  const char *name = exit_name(view, next, region);
  if (!name)
    return;
  finding f = {CHECK_unneeded,
               facts_written_range(view.u, view.statement_range(region)),
               fill(message::unneeded, {name}),
               {},
               {}};
  const clang::SourceLocation word = region->getWhileLoc();
  const clang::SourceLocation body = region->getBody()->getBeginLoc();
  if (word.isFileID() && body.isFileID())
    f.fixes.push_back(clang::FixItHint::CreateRemoval(
        clang::CharSourceRange::getCharRange(word, body)));
  view.report(f);
}

static void walk(function_view &view, clang::Stmt *statement) {
  if (!statement)
    return;
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    clang::WhileStmt *previous = nullptr;
    for (clang::Stmt *child : block->body()) {
      if (previous)
        judge(view, previous, child);
      previous = region_get(view.u, child);
    }
  }
  for (clang::Stmt **child : region_children(statement))
    walk(view, *child);
}

static void on_tree(function_view &view) { walk(view, view.body); }

const check check_unneeded = {on_tree, nullptr};

} // namespace lint
} // namespace defer
