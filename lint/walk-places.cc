// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the walk: who knows of what has been acquired. An address that goes
// anywhere but straight into a call makes its variable one that others may
// change; a pointer that goes anywhere but into a local variable has escaped,
// and is not followed.

#include "path-walk.h"

#include "region.h"
#include "unlocks.h"

namespace defer {
namespace lint {

const clang::VarDecl *variable_of(const clang::Expr *expression) {
  auto *reference =
      llvm::dyn_cast<clang::DeclRefExpr>(expression->IgnoreParenCasts());
  return reference ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                   : nullptr;
}

const clang::VarDecl *address_of(const clang::Expr *expression) {
  auto *operation =
      llvm::dyn_cast<clang::UnaryOperator>(expression->IgnoreParenCasts());
  return operation && operation->getOpcode() == clang::UO_AddrOf
             ? variable_of(operation->getSubExpr())
             : nullptr;
}

// Notes STATEMENT if it is a call.
void path_walk::note_discarded(const clang::Stmt *statement) {
  auto *expression = llvm::dyn_cast_or_null<clang::Expr>(statement);
  auto *call = expression
                   ? llvm::dyn_cast<clang::CallExpr>(stripped(expression))
                   : nullptr;
  if (call)
    discarded_.insert(call);
}

// Notes that VARIABLE gets the value of FROM, if that is a call or an operand
// of `?:` that is one.
void path_walk::note_target(const clang::VarDecl *variable,
                            const clang::Expr *from) {
  from = from ? stripped(from) : nullptr;
  if (!from || !variable)
    return;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(from))
    targets_[call] = variable;
  else if (auto *choice = llvm::dyn_cast<clang::ConditionalOperator>(from)) {
    note_target(variable, choice->getTrueExpr());
    note_target(variable, choice->getFalseExpr());
  } else if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(from))
    note_target(variable, operation->getRHS());
}

// The local pointer that EXPRESSION asks whether it is null, or null.
static const clang::VarDecl *asked_for_null(const clang::Expr *expression) {
  expression = stripped(expression);
  if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expression))
    return unary->getOpcode() == clang::UO_LNot
               ? asked_for_null(unary->getSubExpr())
               : nullptr;
  if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expression))
    return binary->isEqualityOp() ? asked_for_null(binary->getLHS()) : nullptr;
  const clang::VarDecl *variable = variable_of(expression);
  return variable && variable->hasLocalStorage() &&
                 variable->getType()->isPointerType()
             ? variable
             : nullptr;
}

// Notes the local pointers that CONDITION asks whether they are null.
void path_walk::note_asked(const clang::Expr *condition) {
  condition = stripped(condition);
  auto *binary = llvm::dyn_cast<clang::BinaryOperator>(condition);
  if (binary && binary->isLogicalOp()) {
    note_asked(binary->getLHS());
    note_asked(binary->getRHS());
  } else if (const clang::VarDecl *variable = asked_for_null(condition))
    asked_.insert(variable);
}

// Notes the variable that CONDITION, of a loop, compares with the number of its
// turns, if those are few: of two passes, the first often counts, and allocates
// what the second fills.
void path_walk::note_counted(const clang::Expr *condition) {
  constexpr int64_t most = 3;
  auto *comparison =
      condition ? llvm::dyn_cast<clang::BinaryOperator>(stripped(condition))
                : nullptr;
  if (!comparison || !comparison->isComparisonOp())
    return;
  const clang::VarDecl *variable = variable_of(comparison->getLHS());
  const value bound = evaluator_.evaluate(comparison->getRHS(), {});
  const int64_t last =
      bound.number + (comparison->getOpcode() == clang::BO_LE ? 1 : 0);
  if (variable && bound.kind == value_kind::number && last <= most)
    counted_[variable] = std::max(counted_[variable], last);
}

// Notes the variables whose address goes anywhere but straight into a call, and
// operands of `?:`.
void path_walk::note_places(const clang::Stmt *statement) {
  if (!statement)
    return;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    note_places(call->getCallee());
    for (const clang::Expr *argument : call->arguments())
      if (!address_of(view_.written(argument)))
        note_places(argument);
    return;
  }
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(statement))
    if (operation->getOpcode() == clang::BO_Assign)
      note_target(variable_of(operation->getLHS()), operation->getRHS());
  if (auto *expression = llvm::dyn_cast<clang::Expr>(statement))
    if (const clang::VarDecl *variable = address_of(expression)) {
      shared_.insert(variable);
      return;
    }
  if (auto *block = llvm::dyn_cast<clang::BlockExpr>(statement)) {
    for (const auto &capture : block->getBlockDecl()->captures())
      shared_.insert(capture.getVariable());
    return;
  }
  if (auto *captured = llvm::dyn_cast<clang::CapturedStmt>(statement))
    for (const auto &capture : captured->captures())
      if (capture.capturesVariable())
        shared_.insert(capture.getCapturedVar());
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement))
    for (const clang::Stmt *inner : block->body())
      note_discarded(inner);
  else if (auto *branch = llvm::dyn_cast<clang::IfStmt>(statement)) {
    note_asked(branch->getCond());
    note_discarded(branch->getThen());
    note_discarded(branch->getElse());
  } else if (auto *loop = llvm::dyn_cast<clang::ForStmt>(statement)) {
    note_counted(loop->getCond());
    note_discarded(loop->getBody());
  } else if (auto *turns = llvm::dyn_cast<clang::WhileStmt>(statement))
    note_discarded(turns->getBody());
  if (auto *choice = llvm::dyn_cast<clang::ConditionalOperator>(statement))
    for (const clang::Expr *operand :
         {choice->getTrueExpr(), choice->getFalseExpr()})
      choices_[operand->IgnoreParens()] = choice;
  for (clang::Stmt **child :
       region_children(const_cast<clang::Stmt *>(statement)))
    note_places(*child);
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement))
    for (const clang::Decl *declaration : declarations->decls()) {
      // The operands that a call form holds go into a call.
      auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration);
      if (variable)
        note_target(variable, variable->getInit());
      if (variable && variable->isImplicit() && variable->getInit())
        if (const clang::VarDecl *held = address_of(variable->getInit()))
          shared_.erase(held);
    }
}

// What EXPRESSION mentions gets out of sight. Calls in it are seen elsewhere,
// and what is read through a pointer is something else.
void path_walk::escape(const clang::Expr *expression, path_state &s) {
  if (!expression)
    return;
  expression = expression->IgnoreParens();
  if (llvm::isa<clang::UnaryExprOrTypeTraitExpr>(expression))
    return;
  const value v = evaluator_.evaluate(expression, s);
  if (v.kind == value_kind::object) {
    s.objects.at(v.number).escaped = true;
    return;
  }
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(expression)) {
    // What it returns may be, or lead to, what it has been given: strcpy().
    if (call->getType()->isAnyPointerType() && !resources_acquisition(call))
      for (const clang::Expr *argument : call->arguments())
        escape(argument, s);
    return;
  }
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(expression))
    if (operation->isComparisonOp() || operation->isLogicalOp())
      return;
  if (auto *cast = llvm::dyn_cast<clang::CastExpr>(expression))
    if (cast->getCastKind() == clang::CK_LValueToRValue &&
        !cast->getType()->isAnyPointerType() &&
        !variable_of(cast->getSubExpr()))
      return;
  for (const clang::Stmt *child : expression->children())
    if (auto *inner = llvm::dyn_cast_or_null<clang::Expr>(child))
      escape(inner, s);
}

// EXPRESSION is stored, or RETURNED, or stored where a parameter points to: it
// escapes, and who gets the pointer to something that is acquired in its place
// has that. A structure with a lock in it is stored elsewhere while it is
// locked, too.
void path_walk::hand_over(const clang::Expr *expression, bool returned,
                          path_state &s) {
  escape(expression, s);
  const clang::VarDecl *pointer = variable_of(stripped(expression));
  if (!pointer || !pointer->getType()->isPointerType())
    return;
  for (auto &known : s.objects) {
    object &o = known.second;
    if (o.how->place != resource_place::lock)
      continue;
    const clang::Expr *place = o.site->getArg(o.how->argument);
    o.escaped |= (o.how->kind->lock && !returned
                      ? variable_of(stripped(view_.written(place)))
                      : unlocks_root(view_, place)) == pointer;
  }
}

void path_walk::assign(const clang::VarDecl *variable, const clang::Expr *from,
                       path_state &s) {
  value v = evaluator_.evaluate(from, s);
  const clang::VarDecl *source = asked_for_null(from);
  const bool copied = llvm::isa<clang::DeclRefExpr>(stripped(from));
  if (v.kind == value_kind::unknown && tracked(variable) && source &&
      (!copied || (asked_.count(variable) && asked_.count(source)))) {
    // One path for each answer, so that it is the same when it is used.
    path_state other = s;
    const bool may_be_false = evaluator_.assume(from, false, other);
    if (!evaluator_.assume(from, true, s))
      v = {value_kind::number, 0};
    else {
      v = copied ? evaluator_.evaluate(from, s) : value{value_kind::number, 1};
      if (may_be_false) {
        guards_.store(variable, other);
        other.variables[variable] = {value_kind::number, 0};
        forks_.push_back(std::move(other));
      }
    }
  }
  guards_.store(variable, s);
  if (!tracked(variable)) {
    hand_over(from, false, s);
    s.variables.erase(variable);
    return;
  }
  // Who has it cleaned up where the graph does not show that is not our
  // business.
  const bool unseen =
      !compat::graph_has_cleanups && variable->hasAttr<clang::CleanupAttr>();
  if (v.kind == value_kind::unknown || unseen) {
    escape(from, s);
    s.variables.erase(variable);
  } else
    s.variables[variable] = v;
}

} // namespace lint
} // namespace defer
