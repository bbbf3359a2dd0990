// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fourth stage: `_Errdefer`, whose statement runs on a condition.
//
// It runs if something unwinds through its block, or if the function is left
// by a `return` of an error (error.cc). How the function is being left is in a
// variable of it, which each `return` sets when its value is there:
//
//   return e;   ->   { T value = e;
//                      state = value < 0 ? LEAVING_ERROR : LEAVING_WELL;
//                      return value; }
//
// With a variable for the result that one is looked at when S would run.
//
// When a panic has been recovered, the rest of the way out is a normal one, and
// the function returns what it had evaluated, or zero.

#include "lower.h"

#include "marker.h"

namespace defer {

clang::Expr *lowering::state_is(leaving_state state, bool equal,
                                clang::SourceLocation location) {
  return test(equal ? clang::BO_EQ : clang::BO_NE,
              load(place(state_, location)), number(state, location));
}

clang::Stmt *lowering::set_state(clang::Expr *value,
                                 clang::SourceLocation location) {
  return assign(place(state_, location), value);
}

// When the statement NUMBER runs.
clang::Expr *lowering::error_condition(const std::string &number,
                                       clang::SourceLocation location) {
  clang::Expr *unwinds = marked_value(ERROR_MARKER + number, location);
  if (!looks_at_result())
    return unwinds;
  clang::Expr *recovered =
      recovers_ ? marked_value(UNWOUND_MARKER + number, location) : nullptr;
  clang::Expr *error;
  if (result_variable_) {
    clang::Expr *returns = state_is(LEAVING_WELL, true, location);
    if (recovered)
      returns = test(clang::BO_LOr, recovered, returns);
    error = test(clang::BO_LAnd, returns,
                 errors_.test(*this, result_variable_, location));
  } else {
    error = state_is(LEAVING_ERROR, true, location);
    if (recovered && errors_.holds_zero())
      error = test(clang::BO_LOr, error,
                   test(clang::BO_LAnd, recovered,
                        state_is(LEAVING_WELL, false, location)));
  }
  return test(clang::BO_LOr, unwinds, error);
}

clang::Stmt *lowering::lower_return(clang::ReturnStmt *statement, bool defers) {
  if (!in_scope_ || captured_ || !deferred_.empty())
    return statement;
  const clang::SourceLocation location = statement->getReturnLoc();
  clang::Expr *value = statement->getRetValue();
  std::vector<clang::Stmt *> list;
  clang::Stmt *end = statement;
  const bool tests = state_ && errors_.known() && value && !result_variable_;
  clang::VarDecl *held = nullptr;
  if (defers && value->getType()->isVoidType()) {
    list.push_back(value);
    end = leave(nullptr, location);
  } else if (tests || defers) {
    const clang::QualType type = value->getType().getUnqualifiedType();
    held = variable("__defer_value", type, location, value);
    list.push_back(declare(held));
    end = leave(load(place(held, location)), location);
  }
  if (tests)
    list.push_back(condition(
        errors_.test(*this, held, location),
        set_state(number(LEAVING_ERROR, location), location), location,
        set_state(number(LEAVING_WELL, location), location)));
  else if (state_)
    list.push_back(set_state(number(LEAVING_WELL, location), location));
  if (recovers_ && value && !result_->isVoidType() && !result_variable_)
    list.push_back(token(RETURNED_MARKER, location));
  if (list.empty())
    return statement;
  list.push_back(end);
  return block(list, location);
}

} // namespace defer
