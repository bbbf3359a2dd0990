// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether a call says the same early and late; see stable.h.
//
// A variable keeps its value if it is local, its address is never taken, and
// nothing stores to it behind the `defer`, nor in a loop around that which does
// not hold the variable, too. Of a function that jumps back nothing is known.
//
// To debug: break on stable_variable.

#include "stable.h"

#include "region.h"

namespace defer {
namespace lint {

namespace {

// One walk in the order of the source.
class store_search {
public:
  store_search(function_view &view, const clang::VarDecl *variable,
               clang::WhileStmt *region)
      : view_(view), variable_(variable), region_(region) {}
  bool found() {
    walk(view_.body);
    return found_ || !reached_;
  }

private:
  void walk(clang::Stmt *statement);
  void walk_loop(clang::Stmt *loop);
  void note_store(clang::Expr *target);
  bool is_variable(clang::Expr *expression) const;

  function_view &view_;
  const clang::VarDecl *variable_;
  clang::WhileStmt *region_;
  std::set<const clang::LabelDecl *> labels_;
  bool reached_ = false; // the region
  bool found_ = false;
  // Of the loop at hand: whether it has declared the variable, has stored to
  // it, and holds the region.
  struct loop_state {
    bool declares = false, stores = false, holds = false;
  };
  loop_state loop_;
};

} // namespace

// Whether EXPRESSION is a part of the variable, or all of it.
bool store_search::is_variable(clang::Expr *expression) const {
  for (;;) {
    expression = expression->IgnoreParenCasts();
    if (auto *member = llvm::dyn_cast<clang::MemberExpr>(expression)) {
      if (member->isArrow())
        return false;
      expression = member->getBase();
    } else if (auto *element =
                   llvm::dyn_cast<clang::ArraySubscriptExpr>(expression))
      expression = element->getBase();
    else
      break;
  }
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression);
  return reference && reference->getDecl() == variable_;
}

void store_search::note_store(clang::Expr *target) {
  if (!is_variable(target))
    return;
  loop_.stores = true;
  found_ |= reached_;
}

void store_search::walk_loop(clang::Stmt *loop) {
  const loop_state outer = loop_;
  loop_ = loop_state();
  for (clang::Stmt **child : region_children(loop))
    walk(*child);
  found_ |= loop_.holds && loop_.stores && !loop_.declares;
  loop_.declares |= outer.declares;
  loop_.stores |= outer.stores;
  loop_.holds |= outer.holds;
}

void store_search::walk(clang::Stmt *statement) {
  if (!statement)
    return;
  if (statement == region_)
    reached_ = loop_.holds = true;
  else if (region_get(view_.u, statement)) {
    for (clang::Stmt **child : region_children(statement))
      walk(*child);
    return;
  }
  if (auto *label = llvm::dyn_cast<clang::LabelStmt>(statement))
    labels_.insert(label->getDecl());
  else if (auto *jump = llvm::dyn_cast<clang::GotoStmt>(statement))
    found_ |= labels_.count(jump->getLabel()) != 0;
  else if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    if (operation->isAssignmentOp())
      note_store(operation->getLHS());
  } else if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(statement)) {
    if (unary->isIncrementDecrementOp())
      note_store(unary->getSubExpr());
    else if (unary->getOpcode() == clang::UO_AddrOf)
      found_ |= is_variable(unary->getSubExpr());
  } else if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    for (clang::Decl *declaration : declarations->decls())
      loop_.declares |= declaration == variable_;
  } else if (llvm::isa<clang::IndirectGotoStmt, clang::GCCAsmStmt,
                       clang::BlockExpr, clang::CapturedStmt>(statement)) {
    found_ = true;
  }
  if (statement != region_ &&
      llvm::isa<clang::ForStmt, clang::WhileStmt, clang::DoStmt>(statement))
    walk_loop(statement);
  else
    for (clang::Stmt **child : region_children(statement))
      walk(*child);
}

bool stable_variable(function_view &view, const clang::VarDecl *variable,
                     clang::WhileStmt *region) {
  if (variable->getType().isVolatileQualified() ||
      variable->getType()->isAtomicType())
    return false;
  if (variable->getType().isConstQualified())
    return true;
  return variable->hasLocalStorage() &&
         !store_search(view, variable, region).found();
}

// Whether EXPRESSION names an object that is where it is.
static bool stable_place(function_view &view, const clang::Expr *expression,
                         clang::WhileStmt *region) {
  expression = expression->IgnoreParens();
  if (auto *member = llvm::dyn_cast<clang::MemberExpr>(expression))
    return member->isArrow()
               ? stable_expression(view, member->getBase(), region)
               : stable_place(view, member->getBase(), region);
  if (auto *element = llvm::dyn_cast<clang::ArraySubscriptExpr>(expression))
    return stable_expression(view, element->getBase(), region) &&
           stable_expression(view, element->getIdx(), region);
  if (auto *operation = llvm::dyn_cast<clang::UnaryOperator>(expression))
    return operation->getOpcode() == clang::UO_Deref &&
           stable_expression(view, operation->getSubExpr(), region);
  return llvm::isa<clang::DeclRefExpr, clang::StringLiteral,
                   clang::PredefinedExpr>(expression);
}

bool stable_expression(function_view &view, const clang::Expr *expression,
                       clang::WhileStmt *region) {
  expression = view.written(expression)->IgnoreParens();
  if (auto *cast = llvm::dyn_cast<clang::CastExpr>(expression)) {
    if (cast->getCastKind() == clang::CK_ArrayToPointerDecay ||
        cast->getCastKind() == clang::CK_FunctionToPointerDecay)
      return stable_place(view, cast->getSubExpr(), region);
    return stable_expression(view, cast->getSubExpr(), region);
  }
  if (llvm::isa<clang::IntegerLiteral, clang::CharacterLiteral,
                clang::FloatingLiteral, clang::StringLiteral,
                clang::PredefinedExpr, clang::UnaryExprOrTypeTraitExpr>(
          expression))
    return true;
  if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression)) {
    if (llvm::isa<clang::FunctionDecl, clang::EnumConstantDecl>(
            reference->getDecl()))
      return true;
    auto *variable = llvm::dyn_cast<clang::VarDecl>(reference->getDecl());
    return variable && (variable->getType()->isArrayType() ||
                        stable_variable(view, variable, region));
  }
  if (auto *operation = llvm::dyn_cast<clang::UnaryOperator>(expression)) {
    if (operation->getOpcode() == clang::UO_AddrOf)
      return stable_place(view, operation->getSubExpr(), region);
    return operation->isArithmeticOp() &&
           stable_expression(view, operation->getSubExpr(), region);
  }
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(expression))
    return !operation->isAssignmentOp() &&
           stable_expression(view, operation->getLHS(), region) &&
           stable_expression(view, operation->getRHS(), region);
  return false;
}

bool stable_call(function_view &view, const clang::CallExpr *call,
                 clang::WhileStmt *region) {
  return call->getDirectCallee() &&
         std::all_of(call->arg_begin(), call->arg_end(),
                     [&](const clang::Expr *argument) {
                       return stable_expression(view, argument, region);
                     });
}

clang::CallExpr *stable_call_in_braces(function_view &,
                                       clang::WhileStmt *region) {
  auto *block = llvm::dyn_cast<clang::CompoundStmt>(region->getBody());
  if (!block || block->size() != 1 || region->getWhileLoc().isMacroID() ||
      block->getLBracLoc().isMacroID() || block->getRBracLoc().isMacroID())
    return nullptr;
  auto *expression = llvm::dyn_cast<clang::Expr>(block->body_front());
  auto *call =
      expression
          ? llvm::dyn_cast<clang::CallExpr>(expression->IgnoreParenImpCasts())
          : nullptr;
  return call && call->getBeginLoc().isFileID() && call->getEndLoc().isFileID()
             ? call
             : nullptr;
}

void stable_unwrap(function_view &view, clang::WhileStmt *region,
                   clang::CallExpr *call,
                   std::vector<clang::FixItHint> &fixes) {
  if (stable_call_in_braces(view, region) != call ||
      !stable_call(view, call, region))
    return;
  auto *block = llvm::cast<clang::CompoundStmt>(region->getBody());
  const clang::SourceManager &sources = view.context.getSourceManager();
  const clang::LangOptions &language = view.context.getLangOpts();
  auto semicolon =
      clang::Lexer::findNextToken(call->getEndLoc(), sources, language);
  if (!semicolon || semicolon->isNot(clang::tok::semi))
    return;
  // A comment in the braces would be lost.
  const auto lost = [&](clang::SourceLocation from, clang::SourceLocation to) {
    const clang::CharSourceRange range =
        clang::CharSourceRange::getCharRange(from, to);
    const llvm::StringRef text =
        clang::Lexer::getSourceText(range, sources, language);
    return text.find_first_not_of("{} \t\r\n") != llvm::StringRef::npos;
  };
  const clang::SourceLocation end = block->getRBracLoc().getLocWithOffset(1);
  if (lost(block->getLBracLoc(), call->getBeginLoc()) ||
      lost(semicolon->getEndLoc(), end))
    return;
  fixes.push_back(
      clang::FixItHint::CreateRemoval(clang::CharSourceRange::getCharRange(
          block->getLBracLoc(), call->getBeginLoc())));
  fixes.push_back(clang::FixItHint::CreateRemoval(
      clang::CharSourceRange::getCharRange(semicolon->getEndLoc(), end)));
}

} // namespace lint
} // namespace defer
