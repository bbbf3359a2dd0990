// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-result: the result of a deferred call is dropped that may be the only
// sign that what has been written is lost. See docs/lint/defer-result.md.
//
// Found for fclose and close of what the function itself has opened for
// writing, and for what is called for nothing else: fflush, fsync, fdatasync,
// msync. `errdefer` gives up what it releases anyway.

#include "region.h"
#include "unit-facts.h"

#include <fcntl.h>

namespace defer {
namespace lint {

static llvm::StringRef name_of(const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  return callee && callee->getIdentifier() ? callee->getName() : "";
}

// Whether the mode of a stream, EXPRESSION, is known to allow writing.
static bool mode_writes(const clang::Expr *expression) {
  auto *text =
      llvm::dyn_cast<clang::StringLiteral>(expression->IgnoreParenCasts());
  return text &&
         text->getString().find_first_of("wa+") != llvm::StringRef::npos;
}

// Whether the flags of open, EXPRESSION, are known to allow writing.
static bool flags_write(const function_view &view,
                        const clang::Expr *expression) {
  clang::Expr::EvalResult result;
  if (!expression->EvaluateAsInt(result, view.context))
    return false;
  const int64_t flags = result.Val.getInt().getExtValue();
  return (flags & O_ACCMODE) != O_RDONLY;
}

// Whether EXPRESSION is a call that opens something for writing.
static bool opens_for_writing(const function_view &view,
                              const clang::Expr *expression) {
  auto *call = llvm::dyn_cast<clang::CallExpr>(expression->IgnoreParenCasts());
  if (!call)
    return false;
  const llvm::StringRef name = name_of(call);
  const unsigned count = call->getNumArgs();
  if (name == "fopen" || name == "fopen64" || name == "fdopen")
    return count == 2 && mode_writes(call->getArg(1));
  if (name == "open" || name == "open64")
    return count >= 2 && flags_write(view, call->getArg(1));
  if (name == "openat")
    return count >= 3 && flags_write(view, call->getArg(2));
  return name == "creat" || name == "creat64";
}

// Looks for what STATEMENT stores to VARIABLE; false if that is anything else
// than what is opened for writing. *FOUND is set if there is such.
static bool only_opened(const function_view &view, clang::Stmt *statement,
                        const clang::VarDecl *variable, bool &found) {
  if (!statement)
    return true;
  const clang::Expr *value = nullptr;
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl *declaration : declarations->decls())
      if (declaration == variable)
        value = variable->getInit();
  } else if (auto *operation =
                 llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    auto *target =
        llvm::dyn_cast<clang::DeclRefExpr>(operation->getLHS()->IgnoreParens());
    if (operation->isAssignmentOp() && target && target->getDecl() == variable)
      value = operation->getRHS();
  } else if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(statement)) {
    auto *target =
        llvm::dyn_cast<clang::DeclRefExpr>(unary->getSubExpr()->IgnoreParens());
    if (unary->getOpcode() == clang::UO_AddrOf && target &&
        target->getDecl() == variable)
      return false;
  }
  if (value) {
    const bool empty = value->isNullPointerConstant(
                           const_cast<clang::ASTContext &>(view.context),
                           clang::Expr::NPC_ValueDependentIsNotNull) !=
                       clang::Expr::NPCK_NotNull;
    if (!empty && !opens_for_writing(view, value))
      return false;
    found |= !empty;
  }
  for (clang::Stmt **child : region_children(statement))
    if (!only_opened(view, *child, variable, found))
      return false;
  return true;
}

// CALL stands in REGION, and its result is dropped.
static void judge(function_view &view, clang::WhileStmt *region,
                  clang::CallExpr *call) {
  const llvm::StringRef name = name_of(call);
  std::string text;
  if (name == "fflush" || name == "fsync" || name == "fdatasync" ||
      name == "msync")
    text = fill(message::result_only, {name.str()});
  else if ((name == "fclose" || name == "close") && call->getNumArgs() == 1) {
    auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(
        view.written(call->getArg(0))->IgnoreParenCasts());
    auto *variable = reference
                         ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                         : nullptr;
    bool found = false;
    if (!variable || !variable->hasLocalStorage() ||
        !only_opened(view, view.body, variable, found) || !found)
      return;
    text = fill(message::result_written,
                {name.str(), variable->getNameAsString()});
  } else
    return;
  view.report({CHECK_result,
               facts_written_range(view.u, view.statement_range(region)),
               text,
               {},
               {}});
}

// Judges the calls that are statements of STATEMENT, which is part of REGION.
static void walk_deferred(function_view &view, clang::WhileStmt *region,
                          clang::Stmt *statement) {
  if (auto *expression = llvm::dyn_cast<clang::Expr>(statement)) {
    expression = expression->IgnoreParenCasts();
    if (auto *full = llvm::dyn_cast<clang::FullExpr>(expression))
      expression = full->getSubExpr()->IgnoreParenCasts();
    if (auto *call = llvm::dyn_cast<clang::CallExpr>(expression))
      judge(view, region, call);
    return;
  }
  if (llvm::isa<clang::DeclStmt, clang::ReturnStmt>(statement))
    return;
  for (clang::Stmt **child : region_children(statement))
    if (*child && !region_get(view.u, *child))
      walk_deferred(view, region, *child);
}

static void walk(function_view &view, clang::Stmt *statement) {
  if (!statement)
    return;
  clang::WhileStmt *region = region_get(view.u, statement);
  if (region && region_get_kind(view.u, region) != region_kind::error)
    walk_deferred(view, region, region->getBody());
  for (clang::Stmt **child : region_children(statement))
    walk(view, *child);
}

static void on_tree(function_view &view) { walk(view, view.body); }

const check check_result = {on_tree, nullptr};

} // namespace lint
} // namespace defer
