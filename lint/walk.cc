// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The walk along the paths of a function; see walk.h. evaluate.cc says what an
// expression is worth in a state, and what a condition tells.
//
// A block of the graph is entered with a state; its elements change that, one
// after the other, and each successor is entered with what is left, unless the
// condition rules it out, or it has been entered with the same before.

#include "path-walk.h"

namespace defer {
namespace lint {

bool object::operator==(const object &other) const {
  return how == other.how && site == other.site && status == other.status &&
         escaped == other.escaped && standard_stream == other.standard_stream &&
         returned == other.returned &&
         registered_untested == other.registered_untested &&
         released_by == other.released_by && released_in == other.released_in &&
         registered == other.registered;
}

bool path_state::operator==(const path_state &other) const {
  return variables == other.variables && objects == other.objects &&
         live == other.live && running == other.running &&
         closed_streams == other.closed_streams && chosen == other.chosen &&
         held_before == other.held_before && conditions == other.conditions &&
         leaving == other.leaving;
}

const std::string &acquisition_release(const acquisition &how) {
  return how.release.empty() ? how.kind->release : how.release;
}

// Whether EXPRESSION acquires something, or is what has been acquired.
static bool leads_to_object(const evaluator &values,
                            const clang::Expr *expression,
                            const path_state &s) {
  auto *call = llvm::dyn_cast<clang::CallExpr>(expression->IgnoreParenCasts());
  return (call && resources_acquisition(call)) ||
         values.evaluate(expression, s).kind == value_kind::object;
}

// STATEMENT has run: if it is an operand of `?:`, that has its value.
void path_walk::choose(const clang::Stmt *statement, path_state &s) const {
  auto found = choices_.find(statement);
  if (found == choices_.end())
    return;
  const clang::ConditionalOperator *choice = found->second;
  // Others need no paths of their own.
  if (leads_to_object(evaluator_, choice->getTrueExpr(), s) ||
      leads_to_object(evaluator_, choice->getFalseExpr(), s))
    s.chosen[choice] = llvm::cast<clang::Expr>(statement);
}

// Whether the lvalue TARGET is what a parameter points to: the caller has that.
static bool of_caller(const clang::Expr *target) {
  auto *unary = llvm::dyn_cast<clang::UnaryOperator>(stripped(target));
  return unary && unary->getOpcode() == clang::UO_Deref &&
         llvm::isa_and_nonnull<clang::ParmVarDecl>(
             variable_of(unary->getSubExpr()));
}

// Returns false if STATEMENT is the end of the path.
bool path_walk::run_statement(const clang::Stmt *statement, path_state &s) {
  auto reached = view_.graph->registrations.find(statement);
  if (reached != view_.graph->registrations.end()) {
    reach(reached->second, s);
    return true;
  }
  if (view_.graph->returned_values.count(statement)) {
    auto *returned = llvm::cast<clang::Expr>(statement);
    const value v = evaluator_.evaluate(returned, s);
    if (v.kind == value_kind::object)
      s.objects.at(v.number).returned = returned->getExprLoc();
    hand_over(returned, true, s);
  }
  clang::WhileStmt *region = view_.graph->region_of(statement);
  if (region != s.running) {
    s.running = region;
    auto begun = std::find(s.live.begin(), s.live.end(), region);
    if (begun != s.live.end())
      s.live.erase(begun);
  }
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement))
    return run_call(call, s);
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl *declaration : declarations->decls())
      if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration)) {
        if (variable->getInit())
          assign(variable, variable->getInit(), s);
        else {
          s.variables.erase(variable);
          guards_.store(variable, s);
        }
      }
    return true;
  }
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    if (!operation->isAssignmentOp())
      return true;
    const clang::VarDecl *variable = variable_of(operation->getLHS());
    if (operation->isCompoundAssignmentOp()) {
      const value sum = evaluator_.evaluate(operation, s);
      escape(operation->getLHS(), s);
      s.variables.erase(variable);
      if (tracked(variable) && sum.kind == value_kind::not_zero)
        s.variables[variable] = sum;
      guards_.store(operation->getLHS(), {}, s);
      const value bits = evaluator_.evaluate(operation->getRHS(), s);
      if (bits.kind == value_kind::number)
        guards_.set_bits(operation, bits.number, s);
    } else {
      const value v = evaluator_.evaluate(operation->getRHS(), s);
      if (variable)
        assign(variable, operation->getRHS(), s);
      else
        hand_over(operation->getRHS(), of_caller(operation->getLHS()), s);
      guards_.store(operation->getLHS(), v, s);
    }
    return true;
  }
  if (auto *operation = llvm::dyn_cast<clang::UnaryOperator>(statement)) {
    const clang::VarDecl *variable = variable_of(operation->getSubExpr());
    if (!operation->isIncrementDecrementOp())
      return true;
    if (variable) {
      const value before = evaluator_.evaluate(operation->getSubExpr(), s);
      escape(operation->getSubExpr(), s);
      s.variables.erase(variable);
      auto turns = counted_.find(variable);
      if (turns != counted_.end() && tracked(variable) &&
          operation->isIncrementOp() && before.kind == value_kind::number &&
          before.number < turns->second)
        s.variables[variable] = {value_kind::number, before.number + 1};
    }
    guards_.store(operation->getSubExpr(), {}, s);
    return true;
  }
  if (auto *member = llvm::dyn_cast<clang::MemberExpr>(statement)) {
    // What is used is no null pointer.
    const clang::VarDecl *pointer =
        member->isArrow() ? variable_of(member->getBase()) : nullptr;
    if (asked_.count(pointer) && tracked(pointer))
      s.variables.insert({pointer, {value_kind::not_zero, 0}});
    return true;
  }
  if (auto *list = llvm::dyn_cast<clang::InitListExpr>(statement)) {
    for (const clang::Expr *element : list->inits())
      hand_over(element, false, s);
    return true;
  }
  if (auto *assembly = llvm::dyn_cast<clang::GCCAsmStmt>(statement)) {
    for (const clang::Expr *input : assembly->inputs())
      escape(input, s);
    for (const clang::Expr *output : assembly->outputs())
      if (const clang::VarDecl *variable = variable_of(output)) {
        escape(output, s);
        s.variables.erase(variable);
        guards_.store(variable, s);
      }
    return true;
  }
  if (auto *leaving = llvm::dyn_cast<clang::ReturnStmt>(statement)) {
    s.leaving = leaving;
    if (leaving->getRetValue() &&
        !llvm::isa<clang::StmtExpr>(leaving->getRetValue()))
      hand_over(leaving->getRetValue(), true, s);
  }
  return true;
}

bool path_walk::run_element(const clang::CFGElement &element, path_state &s) {
  if (const clang::VarDecl *variable = compat::cleaned_variable(element)) {
    run_cleanup(variable, s);
    return true;
  }
  auto of_graph = element.getAs<clang::CFGStmt>();
  if (!of_graph)
    return true;
  const clang::Stmt *statement = of_graph->getStmt();
  if (!run_statement(statement, s))
    return false;
  choose(statement, s);
  auto *operation = llvm::dyn_cast<clang::BinaryOperator>(statement);
  if (llvm::isa<clang::DeclStmt, clang::ReturnStmt>(statement) ||
      (operation && operation->isAssignmentOp()))
    s.chosen.clear();
  return true;
}

void path_walk::enter(const clang::CFGBlock *block, path_state s) {
  guards_.forget(block, s);
  std::vector<path_state> &seen = seen_[block];
  if (std::find(seen.begin(), seen.end(), s) != seen.end())
    return;
  seen.push_back(s);
  count_++;
  work_.push_back({block, 0, std::move(s)});
}

// Adds to S that CHOICE goes to LABEL, or, if that is null, to none of its
// cases; false if it cannot.
bool path_walk::assume_case(const clang::SwitchStmt *choice,
                            const clang::Stmt *label, path_state &s) const {
  const clang::Expr *chosen = choice->getCond();
  const value known = evaluator_.evaluate(chosen, s);
  if (known.kind == value_kind::unknown)
    return true;
  for (const clang::SwitchCase *c = choice->getSwitchCaseList(); c;
       c = c->getNextSwitchCase()) {
    auto *value = llvm::dyn_cast<clang::CaseStmt>(c);
    if (!value || (label && c != label))
      continue;
    if (!value->getRHS()) {
      if (!evaluator_.assume_equal(chosen, value->getLHS(), c == label, s))
        return false;
    } else if (known.kind == value_kind::number) {
      const bool inside =
          evaluator_.evaluate(value->getLHS(), s).number <= known.number &&
          known.number <= evaluator_.evaluate(value->getRHS(), s).number;
      if (inside != (c == label))
        return false;
    }
  }
  return true;
}

void path_walk::leave_block(const clang::CFGBlock *block, const path_state &s) {
  const clang::Stmt *terminator = block->getTerminatorStmt();
  const clang::Expr *condition = block->getLastCondition();
  const bool decides = block->succ_size() == 2 && condition && terminator &&
                       !llvm::isa<clang::SwitchStmt>(terminator);
  const bool in_expression = llvm::isa_and_nonnull<clang::Expr>(terminator);
  auto *choice = llvm::dyn_cast_or_null<clang::SwitchStmt>(terminator);
  // The last to be entered is the first to be walked, and the first successor
  // the one for true.
  for (size_t i = block->succ_size(); i-- > 0;) {
    const clang::CFGBlock *next = *(block->succ_begin() + i);
    if (!next)
      continue;
    path_state t = s;
    // The last one is for what no case is for.
    if (choice &&
        !assume_case(
            choice, i + 1 < block->succ_size() ? next->getLabel() : nullptr, t))
      continue;
    if (terminator && !in_expression)
      t.chosen.clear();
    if (!decides || (guards_.assume(condition, i == 0, t) &&
                     evaluator_.assume(condition, i == 0, t))) {
      if (decides)
        add_step(i == 0 ? step_kind::holds : step_kind::fails, condition, t);
      else if (auto *label =
                   block->succ_size() > 1 ? next->getLabel() : nullptr)
        add_step(step_kind::chosen, label, t);
      enter(next, std::move(t));
    }
  }
}

bool path_walk::run() {
  note_places(view_.body);
  guards_.collect(view_.body);
  guards_.locate(*view_.graph->cfg);
  enter(&view_.graph->cfg->getEntry(), path_state());
  while (!work_.empty()) {
    if (count_ > WALK_LIMIT)
      return false;
    const clang::CFGBlock *block = work_.back().block;
    size_t from = work_.back().from;
    path_state s = std::move(work_.back().state);
    work_.pop_back();
    if (block == &view_.graph->cfg->getExit()) {
      event e(event_kind::leave);
      e.location =
          s.leaving ? s.leaving->getReturnLoc() : view_.body->getEndLoc();
      announce(e, s);
      continue;
    }
    bool goes_on = true;
    while (from < block->size() && goes_on) {
      goes_on = run_element(*(block->begin() + from++), s);
      for (path_state &fork : forks_) {
        count_++;
        work_.push_back({block, from, std::move(fork)});
      }
      forks_.clear();
    }
    if (goes_on && !block->hasNoReturnElement())
      leave_block(block, s);
  }
  return true;
}

bool walk_paths(function_view &view, hear_function hear) {
  return path_walk(view, hear).run();
}

} // namespace lint
} // namespace defer
