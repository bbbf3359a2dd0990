// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the walk: conditions that guard; see guards.h. guard-stores.cc says
// what makes them forgotten.
//
// A condition is known by its operands of && and ||, without negations and
// comparisons with 0. Local variables are none: the walk has their values.

#include "guards.h"

#include "region.h"

namespace defer {
namespace lint {

const clang::Expr *stripped(const clang::Expr *expression) {
  for (;;) {
    expression = expression->IgnoreParenCasts();
    if (auto *full = llvm::dyn_cast<clang::FullExpr>(expression))
      expression = full->getSubExpr();
    else
      return expression;
  }
}

llvm::FoldingSetNodeID place_of(const function_view &view,
                                const clang::Expr *expression) {
  llvm::FoldingSetNodeID id;
  stripped(view.written(expression))->Profile(id, view.context, true);
  return id;
}

llvm::FoldingSetNodeID address_place(const function_view &view,
                                     const clang::Expr *expression) {
  llvm::FoldingSetNodeID id = place_of(view, expression);
  id.AddInteger(1);
  return id;
}

static bool is_zero(const function_view &view, const clang::Expr *expression) {
  return expression->isNullPointerConstant(
             view.context, clang::Expr::NPC_ValueDependentIsNotNull) !=
         clang::Expr::NPCK_NotNull;
}

// What CONDITION asks to be other than zero, or, if NEGATED, to be zero.
static const clang::Expr *core(const function_view &view,
                               const clang::Expr *condition, bool &negated) {
  negated = false;
  for (;;) {
    condition = stripped(condition);
    if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(condition)) {
      if (unary->getOpcode() != clang::UO_LNot)
        return condition;
      condition = unary->getSubExpr();
      negated = !negated;
    } else if (auto *call = llvm::dyn_cast<clang::CallExpr>(condition)) {
      if (call->getBuiltinCallee() != clang::Builtin::BI__builtin_expect)
        return condition;
      condition = call->getArg(0);
    } else {
      auto *binary = llvm::dyn_cast<clang::BinaryOperator>(condition);
      if (!binary || !binary->isEqualityOp() ||
          !is_zero(view, binary->getRHS()))
        return condition;
      negated ^= binary->getOpcode() == clang::BO_EQ;
      condition = binary->getLHS();
    }
  }
}

static const clang::VarDecl *local_variable(const clang::Expr *expression) {
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(stripped(expression));
  auto *variable = reference
                       ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                       : nullptr;
  return variable && variable->hasLocalStorage() ? variable : nullptr;
}

// Whether CALL is of a function of the C library that has the same result as
// long as what its arguments point to is the same: strcmp().
static bool compares_memory(const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  return callee && callee->getBuiltinID() != 0 &&
         callee->hasAttr<clang::PureAttr>();
}

// Adds to C what EXPRESSION reads. Returns false if it is not the same each
// time.
bool guards::note_reads(const clang::Expr *expression, condition &c) const {
  expression = expression->IgnoreParens();
  if (expression->getType().isVolatileQualified() ||
      expression->getType()->isAtomicType() ||
      llvm::isa<clang::StmtExpr, clang::AtomicExpr>(expression))
    return false;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(expression)) {
    if (!compares_memory(call))
      return false;
    c.dereferences = true;
    for (const clang::Expr *argument : call->arguments())
      c.objects.push_back(place_of(view_, argument));
  }
  if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expression)) {
    if (unary->isIncrementDecrementOp())
      return false;
    if (unary->getOpcode() == clang::UO_Deref) {
      c.dereferences = true;
      c.objects.push_back(place_of(view_, unary->getSubExpr()));
    }
  } else if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expression)) {
    if (binary->isAssignmentOp())
      return false;
  } else if (auto *member = llvm::dyn_cast<clang::MemberExpr>(expression)) {
    c.reads.insert(member->getMemberDecl());
    if (member->isArrow())
      c.objects.push_back(place_of(view_, member->getBase()));
  } else if (auto *element =
                 llvm::dyn_cast<clang::ArraySubscriptExpr>(expression)) {
    c.dereferences = true;
    c.objects.push_back(place_of(view_, element->getBase()));
  } else if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression)) {
    c.reads.insert(reference->getDecl());
  }
  if (expression->isGLValue())
    c.objects.push_back(address_place(view_, expression));
  for (const clang::Stmt *child : expression->children()) {
    auto *operand = llvm::dyn_cast_or_null<clang::Expr>(child);
    if (operand && !note_reads(operand, c))
      return false;
  }
  return true;
}

// Counts WHOLE, or its operands, as a guard or where it is given a value.
void guards::note_operands(const clang::Expr *whole, bool is_guard) {
  whole = whole->IgnoreParens();
  auto *binary = llvm::dyn_cast<clang::BinaryOperator>(whole);
  if (binary && binary->isLogicalOp()) {
    note_operands(binary->getLHS(), is_guard);
    note_operands(binary->getRHS(), is_guard);
    return;
  }
  bool negated;
  const clang::Expr *asked = core(view_, whole, negated);
  binary = llvm::dyn_cast<clang::BinaryOperator>(asked);
  if (binary && binary->isLogicalOp()) {
    note_operands(asked, is_guard);
    return;
  }
  if (local_variable(asked) || operands_.count(whole))
    return;
  auto known = numbers_.find(place_of(view_, asked));
  if (known == numbers_.end()) {
    condition c;
    if (!note_reads(asked, c))
      return;
    clang::Expr::EvalResult mask;
    if (binary && binary->getOpcode() == clang::BO_And &&
        binary->getRHS()->EvaluateAsInt(mask, view_.context) &&
        mask.Val.getInt().getBitWidth() <= 64) {
      c.masked = place_of(view_, binary->getLHS());
      c.mask = mask.Val.getInt().getExtValue();
    }
    known = numbers_
                .insert({place_of(view_, asked),
                         static_cast<unsigned>(conditions_.size())})
                .first;
    conditions_.push_back(c);
  }
  operands_[whole] = known->second;
  conditions_[known->second].count++;
  conditions_[known->second].is_guard |= is_guard;
}

// Returns whether STATEMENT acquires or releases something.
bool guards::walk(clang::Stmt *statement) {
  if (!statement)
    return false;
  note_sources(statement);
  bool concerned = false;
  for (clang::Stmt **child : region_children(statement))
    concerned |= walk(*child);
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement))
    concerned |= resources_acquisition(call) || resources_release(call);
  else if (auto *branch = llvm::dyn_cast<clang::IfStmt>(statement)) {
    note_operands(branch->getCond(), concerned);
  } else if (auto *choice =
                 llvm::dyn_cast<clang::ConditionalOperator>(statement)) {
    note_operands(choice->getCond(), concerned);
  } else if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(statement))
    if (operation->getOpcode() == clang::BO_Assign &&
        llvm::isa<clang::IntegerLiteral>(stripped(operation->getRHS())))
      note_operands(operation->getLHS(), false);
  return concerned;
}

void guards::collect(clang::Stmt *body) { walk(body); }

void guards::forget_if(path_state &s, llvm::function_ref<bool(unsigned)> gone) {
  for (auto known = s.conditions.begin(); known != s.conditions.end();)
    if (gone(known->first))
      known = s.conditions.erase(known);
    else
      ++known;
}

void guards::locate(const clang::CFG &graph) {
  asked_.assign(graph.getNumBlockIDs(), llvm::BitVector(conditions_.size()));
  std::vector<const clang::CFGBlock *> changed;
  for (const clang::CFGBlock *block : graph) {
    const clang::Expr *asked = block->getLastCondition();
    auto known =
        asked ? operands_.find(asked->IgnoreParens()) : operands_.end();
    if (known == operands_.end())
      continue;
    asked_[block->getBlockID()].set(known->second);
    changed.push_back(block);
  }
  while (!changed.empty()) {
    const clang::CFGBlock *block = changed.back();
    changed.pop_back();
    for (const clang::CFGBlock *before : block->preds()) {
      if (!before)
        continue;
      llvm::BitVector &asked = asked_[before->getBlockID()];
      const unsigned count = asked.count();
      asked |= asked_[block->getBlockID()];
      if (asked.count() != count)
        changed.push_back(before);
    }
  }
}

void guards::forget(const clang::CFGBlock *block, path_state &s) const {
  const llvm::BitVector &asked = asked_[block->getBlockID()];
  forget_if(s, [&](unsigned number) { return !asked.test(number); });
}

bool guards::assume(const clang::Expr *operand, bool taken,
                    path_state &s) const {
  auto known = operands_.find(operand->IgnoreParens());
  if (known == operands_.end())
    return true;
  const condition &c = conditions_[known->second];
  if (!c.is_guard)
    return true;
  bool negated;
  core(view_, operand, negated);
  auto before = s.conditions.find(known->second);
  if (before != s.conditions.end())
    return before->second == (taken != negated);
  if (c.count > 1)
    s.conditions[known->second] = taken != negated;
  return true;
}

void guards::learn(const clang::Expr *expression, bool truth,
                   path_state &s) const {
  auto known = numbers_.find(place_of(view_, expression));
  if (known != numbers_.end() && conditions_[known->second].is_guard)
    s.conditions[known->second] = truth;
}

} // namespace lint
} // namespace defer
