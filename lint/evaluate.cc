// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the walk: values and conditions; see evaluate.h.
//
// The number of an object is that of the call that acquires it, or, for a lock,
// of the place: it is the same object wherever it is locked. Objects of calls
// have even numbers, locks odd ones.

#include "evaluate.h"

#include "region.h"

namespace defer {
namespace lint {

value evaluator::evaluate(const clang::Expr *expression,
                          const path_state &s) const {
  expression = stripped(expression);
  if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression)) {
    if (auto *variable = llvm::dyn_cast<clang::VarDecl>(reference->getDecl())) {
      auto found = s.variables.find(variable);
      return found == s.variables.end() ? value() : found->second;
    }
    auto *function = llvm::dyn_cast<clang::FunctionDecl>(reference->getDecl());
    if (function && !function->isWeak())
      return {value_kind::not_zero, 0};
  }
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(expression)) {
    // It has run: the variable has what it has stored.
    if (operation->getOpcode() == clang::BO_Assign) {
      const value stored = evaluate(operation->getLHS(), s);
      if (stored.kind != value_kind::unknown)
        return stored;
    }
    if (operation->getOpcode() == clang::BO_Assign ||
        operation->getOpcode() == clang::BO_Comma)
      return evaluate(operation->getRHS(), s);
  }
  if (auto *choice = llvm::dyn_cast<clang::ConditionalOperator>(expression)) {
    auto chosen = s.chosen.find(choice);
    if (chosen != s.chosen.end())
      return evaluate(chosen->second, s);
  }
  if (auto *statement = llvm::dyn_cast<clang::StmtExpr>(expression)) {
    const clang::CompoundStmt *block = statement->getSubStmt();
    if (!block->body_empty())
      if (auto *last = llvm::dyn_cast<clang::Expr>(block->body_back()))
        return evaluate(last, s);
    return {};
  }
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(expression)) {
    failure fails;
    if (resources_never_fails(call, fails)) {
      if (fails == failure::null)
        return {value_kind::not_zero, 0};
      return {fails == failure::negative ? value_kind::not_negative
                                         : value_kind::unknown,
              0};
    }
    const acquisition *how = resources_acquisition(call);
    auto site = sites_.find(call);
    if (!how || site == sites_.end() || !s.objects.count(site->second))
      return {};
    return {how->place == resource_place::returned ? value_kind::object
                                                   : value_kind::status,
            site->second};
  }
  clang::Expr::EvalResult result;
  if (!expression->isValueDependent() &&
      expression->getType()->isIntegralOrEnumerationType() &&
      expression->EvaluateAsInt(result, view_.context) &&
      result.Val.getInt().getBitWidth() <= 64)
    return {value_kind::number, result.Val.getInt().getExtValue()};
  // A sum of sizes is not zero if one of them is not.
  if (auto *sum = llvm::dyn_cast<clang::BinaryOperator>(expression))
    if ((sum->getOpcode() == clang::BO_Add ||
         sum->getOpcode() == clang::BO_AddAssign) &&
        sum->getType()->isUnsignedIntegerType())
      for (const clang::Expr *operand : {sum->getLHS(), sum->getRHS()}) {
        const value v = evaluate(operand, s);
        if (v.kind == value_kind::not_zero ||
            (v.kind == value_kind::number && v.number != 0))
          return {value_kind::not_zero, 0};
      }
  return {};
}

int64_t evaluator::number_of(const clang::CallExpr *call,
                             const acquisition &how) {
  auto known = sites_.find(call);
  if (known != sites_.end())
    return known->second;
  const int64_t number = how.place == resource_place::lock
                             ? number_of_place(call->getArg(how.argument))
                             : 2 * static_cast<int64_t>(sites_.size());
  return sites_[call] = number;
}

int64_t evaluator::number_of_place(const clang::Expr *expression) {
  return places_
      .insert({place_of(view_, expression),
               2 * static_cast<int64_t>(places_.size()) + 1})
      .first->second;
}

bool evaluator::find_object(const clang::Expr *expression, const family &kind,
                            const path_state &s, int64_t &number) {
  const value v = evaluate(expression, s);
  if (v.kind == value_kind::object) {
    number = v.number;
    return s.objects.at(number).how->kind == &kind;
  }
  auto place = places_.find(place_of(view_, expression));
  if (place == places_.end() || !s.objects.count(place->second))
    return false;
  number = place->second;
  return s.objects.at(number).how->kind == &kind;
}

bool evaluator::held(int64_t number, const clang::VarDecl *target,
                     const path_state &s) const {
  for (const auto &known : s.variables)
    if (known.second.kind == value_kind::object &&
        known.second.number == number && known.first != target)
      return true;
  return false;
}

void evaluator::drop(int64_t number, path_state &s) const {
  const object &o = s.objects.at(number);
  // What is known to have been acquired is no null pointer for who has it.
  const bool not_null = o.status == object_status::held &&
                        o.how->place == resource_place::returned &&
                        o.how->fails == failure::null;
  for (auto known = s.variables.begin(); known != s.variables.end();)
    if ((known->second.kind != value_kind::object &&
         known->second.kind != value_kind::status) ||
        known->second.number != number)
      ++known;
    else if (known->second.kind == value_kind::object && not_null)
      (known++)->second = {value_kind::not_zero, 0};
    else
      known = s.variables.erase(known);
  s.objects.erase(number);
}

// Whether A OPERATION B, of numbers.
static bool holds(clang::BinaryOperatorKind operation, int64_t a, int64_t b) {
  switch (operation) {
  case clang::BO_EQ:
    return a == b;
  case clang::BO_NE:
    return a != b;
  case clang::BO_LT:
    return a < b;
  case clang::BO_LE:
    return a <= b;
  case clang::BO_GT:
    return a > b;
  default:
    return a >= b;
  }
}

// Whether X OPERATION B can hold for an X from LOW to HIGH.
static bool may_hold(clang::BinaryOperatorKind operation, int64_t low,
                     int64_t high, int64_t b) {
  if (operation == clang::BO_EQ)
    return low <= b && b <= high;
  if (operation == clang::BO_NE)
    return low != b || high != b;
  return holds(operation, low, b) || holds(operation, high, b);
}

// Object NUMBER is known to have been acquired if MAY_HAVE only, and to have
// failed if MAY_FAIL only.
bool evaluator::decide(int64_t number, bool may_have, bool may_fail,
                       clang::SourceLocation where, path_state &s) const {
  object &o = s.objects.at(number);
  if (o.status == object_status::untested) {
    if (!may_have && !may_fail)
      return false;
    if (may_have != may_fail) {
      o.status = may_have ? object_status::held : object_status::failed;
      o.decided = where;
    }
    return true;
  }
  return o.status == object_status::failed ? may_fail : may_have;
}

// Adds to S that LEFT OPERATION RIGHT holds; false if it cannot.
bool evaluator::compare(clang::BinaryOperatorKind operation,
                        const clang::Expr *left, const value &right,
                        clang::SourceLocation where, path_state &s) const {
  if (right.kind != value_kind::number)
    return true;
  constexpr int64_t most = INT32_MAX;
  const int64_t b = right.number;
  const value v = evaluate(left, s);
  switch (v.kind) {
  case value_kind::number:
    return holds(operation, v.number, b);
  case value_kind::not_zero:
    return b != 0 || operation != clang::BO_EQ;
  case value_kind::not_negative:
    return may_hold(operation, 0, most, b);
  case value_kind::object:
  case value_kind::status: {
    object &o = s.objects.at(v.number);
    const acquisition &how = *o.how;
    bool may_have = true, may_fail = true;
    failure fails = how.fails;
    // No descriptor is 0 by chance, and no text of asprintf() has no length.
    int64_t least = fails == failure::negative ? 1 : 0;
    if (operation == clang::BO_EQ && b >= 0)
      least = b;
    if (v.kind == value_kind::object) {
      // What it has stored, and not its result.
      if (how.place == resource_place::out && fails != failure::never) {
        if (!left->getType()->isAnyPointerType())
          return true;
        fails = failure::null;
      }
      // One that is a certain one is there for the rest of the program.
      if (left->getType()->isIntegerType() &&
          (operation == clang::BO_EQ ? b >= 0
                                     : b > 0 && (operation == clang::BO_LT ||
                                                 operation == clang::BO_LE)))
        o.escaped = true;
    }
    switch (fails) {
    case failure::null:
      may_have = may_hold(operation, 1, most, b);
      may_fail = holds(operation, 0, b);
      break;
    case failure::negative:
      may_have = may_hold(operation, least, most, b);
      may_fail = holds(operation, -1, b);
      break;
    case failure::minus_one:
      may_have = may_hold(operation, least, most, b);
      may_fail = holds(operation, -1, b);
      break;
    case failure::nonzero:
      may_have = holds(operation, 0, b);
      may_fail =
          may_hold(operation, -most, -1, b) || may_hold(operation, 1, most, b);
      break;
    case failure::never:
      return true;
    }
    return decide(v.number, may_have, may_fail, where, s);
  }
  case value_kind::unknown: {
    left = stripped(left);
    while (auto *assignment = llvm::dyn_cast<clang::BinaryOperator>(left)) {
      if (assignment->getOpcode() != clang::BO_Assign)
        break;
      left = stripped(assignment->getLHS());
    }
    auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(left);
    auto *variable = reference
                         ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                         : nullptr;
    if (!variable || !llvm::isa<clang::VarDecl>(variable) ||
        !variable->hasLocalStorage() ||
        variable->getType().isVolatileQualified())
      return true;
    if (operation == clang::BO_EQ)
      s.variables[variable] = {value_kind::number, b};
    else if (operation == clang::BO_NE && b == 0)
      s.variables[variable] = {value_kind::not_zero, 0};
    return true;
  }
  }
  return true;
}

static clang::BinaryOperatorKind mirrored(clang::BinaryOperatorKind operation) {
  switch (operation) {
  case clang::BO_LT:
    return clang::BO_GT;
  case clang::BO_LE:
    return clang::BO_GE;
  case clang::BO_GT:
    return clang::BO_LT;
  case clang::BO_GE:
    return clang::BO_LE;
  default:
    return operation;
  }
}

bool evaluator::assume(const clang::Expr *condition, bool taken,
                       path_state &s) const {
  const clang::SourceLocation where = condition->getExprLoc();
  for (;;) {
    condition = stripped(condition);
    if (auto *operation = llvm::dyn_cast<clang::UnaryOperator>(condition)) {
      if (operation->getOpcode() == clang::UO_LNot) {
        condition = operation->getSubExpr();
        taken = !taken;
        continue;
      }
    }
    auto *call = llvm::dyn_cast<clang::CallExpr>(condition);
    if (call &&
        call->getBuiltinCallee() == clang::Builtin::BI__builtin_expect) {
      condition = call->getArg(0);
      continue;
    }
    auto *pair = llvm::dyn_cast<clang::BinaryOperator>(condition);
    if (pair && pair->getOpcode() == clang::BO_Comma) {
      condition = pair->getRHS();
      continue;
    }
    break;
  }
  auto *operation = llvm::dyn_cast<clang::BinaryOperator>(condition);
  if (operation && operation->isComparisonOp() &&
      operation->getOpcode() != clang::BO_Cmp) {
    clang::BinaryOperatorKind kind = operation->getOpcode();
    if (!taken)
      kind = clang::BinaryOperator::negateComparisonOp(kind);
    const value left = evaluate(operation->getLHS(), s);
    const value right = evaluate(operation->getRHS(), s);
    // What has just been acquired is none of what was there before: stdin.
    if (operation->isEqualityOp() &&
        (left.kind == value_kind::object || right.kind == value_kind::object) &&
        left.kind != value_kind::number && right.kind != value_kind::number) {
      const bool equal = left == right;
      if (equal || kind == clang::BO_NE)
        return equal == (kind == clang::BO_EQ);
      if (!operation->getLHS()->getType()->isIntegerType())
        return false;
      // Unless it is a certain number.
      for (const value &v : {left, right})
        if (v.kind == value_kind::object)
          s.objects.at(v.number).escaped = true;
      return true;
    }
    if (right.kind == value_kind::number)
      return compare(kind, operation->getLHS(), right, where, s);
    return compare(mirrored(kind), operation->getRHS(), left, where, s);
  }
  // As one condition it is here where the graph joins its operands first, as
  // that of a do loop.
  if (operation && operation->isLogicalOp()) {
    const clang::Expr *first = operation->getLHS();
    const clang::Expr *second = operation->getRHS();
    if (taken == (operation->getOpcode() == clang::BO_LAnd))
      return assume(first, taken, s) && assume(second, taken, s);
    path_state by_first = s, by_second = s;
    const bool may_first = assume(first, taken, by_first);
    const bool may_second = assume(second, taken, by_second);
    if (may_first != may_second)
      s = may_first ? by_first : by_second;
    return may_first || may_second;
  }
  return compare(taken ? clang::BO_NE : clang::BO_EQ, condition,
                 {value_kind::number, 0}, where, s);
}

bool evaluator::assume_equal(const clang::Expr *expression,
                             const clang::Expr *number, bool equal,
                             path_state &s) const {
  return compare(equal ? clang::BO_EQ : clang::BO_NE, expression,
                 evaluate(number, s), number->getExprLoc(), s);
}

// Whether STATEMENT calls what releases something of KIND.
static bool calls_release(clang::Stmt *statement, const family &kind) {
  if (!statement)
    return false;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    const release *r = resources_release(call);
    if (r && r->kind == &kind)
      return true;
  }
  for (clang::Stmt **child : region_children(statement))
    if (calls_release(*child, kind))
      return true;
  return false;
}

bool evaluator::cleanup_releases(const clang::VarDecl *variable,
                                 const acquisition &how) const {
  auto *attribute = variable->getAttr<clang::CleanupAttr>();
  const clang::FunctionDecl *function =
      attribute ? attribute->getFunctionDecl() : nullptr;
  const clang::FunctionDecl *definition = nullptr;
  return function && function->hasBody(definition) &&
         calls_release(definition->getBody(), *how.kind);
}

} // namespace lint
} // namespace defer
