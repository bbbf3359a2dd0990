// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the second stage: what `_Defer_function` can register.
//
// A call of a function, whose operands are values that are kept until the
// function is left. eager.cc has evaluated them.
//
// Refuses all that is no such call, and builtins that look at their arguments
// as they are written; the setjmp family; the address of what ends with the
// block, a compound literal or the like; a registration in an OpenMP region;
// and musttail returns in the function.

#include "check.h"

#include "defer-messages.h"
#include "defer-words.h"

namespace defer {

static const clang::Expr *find_kept(const clang::Expr *value);

// What the lvalue PLACE is a part of, if that ends with its block and has no
// name; or null.
static const clang::Expr *find_unnamed(const clang::Expr *place) {
  place = place->IgnoreParens();
  if (auto *literal = llvm::dyn_cast<clang::CompoundLiteralExpr>(place))
    return literal->isFileScope() ? nullptr : literal;
  if (llvm::isa<clang::MaterializeTemporaryExpr>(place))
    return place;
  if (auto *member = llvm::dyn_cast<clang::MemberExpr>(place))
    return member->isArrow() ? find_kept(member->getBase())
                             : find_unnamed(member->getBase());
  if (auto *element = llvm::dyn_cast<clang::ArraySubscriptExpr>(place))
    return find_kept(element->getBase());
  if (auto *target = llvm::dyn_cast<clang::UnaryOperator>(place))
    if (target->getOpcode() == clang::UO_Deref)
      return find_kept(target->getSubExpr());
  return nullptr;
}

// The compound literal or the like whose address VALUE is made of, or null.
static const clang::Expr *find_kept(const clang::Expr *value) {
  value = value->IgnoreParens();
  if (auto *full = llvm::dyn_cast<clang::FullExpr>(value))
    return find_kept(full->getSubExpr());
  if (auto *block = llvm::dyn_cast<clang::BlockExpr>(value))
    return block->getBlockDecl()->hasCaptures() ? value : nullptr;
  if (auto *cast = llvm::dyn_cast<clang::CastExpr>(value)) {
    const clang::Expr *operand = cast->getSubExpr();
    if (cast->getCastKind() == clang::CK_ArrayToPointerDecay)
      return find_unnamed(operand);
    if (cast->getCastKind() != clang::CK_LValueToRValue)
      return find_kept(operand);
    auto *literal =
        llvm::dyn_cast<clang::CompoundLiteralExpr>(operand->IgnoreParens());
    return literal ? find_kept(literal->getInitializer()) : nullptr;
  }
  if (auto *address = llvm::dyn_cast<clang::UnaryOperator>(value))
    return address->getOpcode() == clang::UO_AddrOf
               ? find_unnamed(address->getSubExpr())
               : nullptr;
  const clang::Expr *found = nullptr;
  if (auto *choice = llvm::dyn_cast<clang::ConditionalOperator>(value)) {
    found = find_kept(choice->getTrueExpr());
    return found ? found : find_kept(choice->getFalseExpr());
  }
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(value)) {
    if (operation->isAdditiveOp())
      found = find_kept(operation->getLHS());
    else if (!operation->isCommaOp() && !operation->isAssignmentOp())
      return nullptr;
    return found ? found : find_kept(operation->getRHS());
  }
  if (auto *list = llvm::dyn_cast<clang::InitListExpr>(value))
    for (const clang::Expr *member : list->inits())
      if (member && !found)
        found = find_kept(member);
  return found;
}

static void report(checker &c, clang::SourceLocation location, const char *text,
                   const std::string &argument) {
  emit_error(c.u, location, text, argument);
  c.failed = true;
}

static void check_operand(checker &c, clang::Expr *operand) {
  auto held = c.u.held_operands.find(operand);
  if (held != c.u.held_operands.end())
    operand = llvm::cast<clang::Expr>(held->second);
  if (const clang::Expr *kept = find_kept(operand))
    report(c, kept->getBeginLoc(), message::literal_deferred, "");
}

bool check_registration(checker &c, clang::WhileStmt *region) {
  const clang::SourceLocation location = region->getWhileLoc();
  c.u.open.erase(location.getRawEncoding());
  if (!c.registration)
    c.registration = region;
  if (c.captured) {
    report(c, location, message::function_openmp, FUNCTION_KEYWORD);
    return false;
  }
  clang::Stmt *const statement = region->getBody();
  if (llvm::isa<clang::LabelStmt, clang::SwitchCase>(statement)) {
    report(c, statement->getBeginLoc(), message::label_deferred, "");
    return false;
  }
  auto *call =
      llvm::dyn_cast_or_null<clang::CallExpr>(region_get_operation(region));
  if (!call || !eager_takes_values(c.u, call)) {
    report(c, location, message::call_expected, FUNCTION_KEYWORD);
    return false;
  }
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (callee && callee->getIdentifier() &&
      in_setjmp_family(callee->getName().str())) {
    report(c, call->getBeginLoc(), message::call_in_deferred,
           callee->getName().str());
    emit_note(c.u, location, message::note_deferred);
    return false;
  }
  check_operand(c, call->getCallee());
  for (clang::Expr *argument : call->arguments()) {
    check_operand(c, argument);
    if (argument->isGLValue()) // a builtin wants the object
      report(c, location, message::call_expected, FUNCTION_KEYWORD);
  }
  return true;
}

void check_tail_calls(checker &c) {
  if (!c.registration)
    return;
  for (clang::SourceLocation location : c.tail_calls) {
    report(c, location, message::musttail, "");
    emit_note(c.u, c.registration->getWhileLoc(), message::note_defer);
  }
}

} // namespace defer
