// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-missing: what has been acquired is not released on some path. See
// docs/lint/defer-missing.md.
//
// Found where the function is left, or nothing leads to the object any more,
// while it is held and has not escaped. A path on which the acquisition may
// have failed and was not tested counts, too. Paths that end in a function that
// does not return, or leave main, do not. A lock is reported only if the
// function releases it on another path from there, unless a parameter has said
// that this one does not: there are functions whose purpose is to lock.
//
// The fix inserts the `defer` behind the test that follows the acquisition, if
// nothing in the function releases the object, and no `defer` of it is there.

#include "evaluate.h"
#include "fix.h"
#include "path-walk.h"
#include "region.h"

namespace defer {
namespace lint {

// How often STATEMENT calls what releases something like O.
static unsigned count_releases(clang::Stmt *statement, const object &o) {
  if (!statement)
    return 0;
  unsigned count = 0;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    const release *r = resources_release(call);
    count += r && r->kind == o.how->kind;
  }
  for (clang::Stmt **child : region_children(statement))
    count += count_releases(*child, o);
  return count;
}

// Whether CALL releases O, a lock.
static bool unlocks_it(const function_view &view, const clang::CallExpr *call,
                       const object &o) {
  const release *r = resources_release(call);
  return r && r->kind == o.how->kind &&
         place_of(view, call->getArg(r->argument)) ==
             place_of(view, o.site->getArg(o.how->argument));
}

// Whether a path leads from where O, a lock, is locked to where it is unlocked.
// Otherwise there is one to lock, and another to unlock, as an argument says.
static bool reaches_unlock(const function_view &view, const object &o) {
  std::vector<const clang::CFGBlock *> work;
  std::set<const clang::CFGBlock *> seen;
  const auto unlocks = [&](const clang::CFGElement &element) {
    auto statement = element.getAs<clang::CFGStmt>();
    auto *call = statement
                     ? llvm::dyn_cast<clang::CallExpr>(statement->getStmt())
                     : nullptr;
    return call && unlocks_it(view, call, o);
  };
  for (const clang::CFGBlock *block : *view.graph->cfg) {
    bool locked = false;
    for (const clang::CFGElement &element : *block) {
      auto statement = element.getAs<clang::CFGStmt>();
      if (locked && unlocks(element))
        return true;
      locked |= statement && statement->getStmt() == o.site;
    }
    if (locked)
      work.insert(work.end(), block->succ_begin(), block->succ_end());
  }
  while (!work.empty()) {
    const clang::CFGBlock *block = work.back();
    work.pop_back();
    if (!block || !seen.insert(block).second)
      continue;
    if (llvm::any_of(*block, unlocks))
      return true;
    work.insert(work.end(), block->succ_begin(), block->succ_end());
  }
  return false;
}

// Whether STATEMENT unlocks O.
static bool has_unlock(const function_view &view, clang::Stmt *statement,
                       const object &o) {
  if (!statement)
    return false;
  auto *call = llvm::dyn_cast<clang::CallExpr>(statement);
  if (call && unlocks_it(view, call, o))
    return true;
  for (clang::Stmt **child : region_children(statement))
    if (has_unlock(view, *child, o))
      return true;
  return false;
}

// Whether an `if` in STATEMENT asks CONDITION, and unlocks O where that is not
// what it is: TAKEN.
static bool decides_unlock(const function_view &view, clang::Stmt *statement,
                           const clang::Expr *condition, bool taken,
                           const object &o) {
  if (!statement)
    return false;
  auto *branch = llvm::dyn_cast<clang::IfStmt>(statement);
  if (branch && stripped(branch->getCond()) == stripped(condition))
    return has_unlock(view, taken ? branch->getElse() : branch->getThen(), o);
  for (clang::Stmt **child : region_children(statement))
    if (decides_unlock(view, *child, condition, taken, o))
      return true;
  return false;
}

// Whether the condition EXPRESSION is a parameter, or compares one or bits of
// it with a constant.
static bool asks_parameter(const function_view &view,
                           const clang::Expr *expression) {
  expression = stripped(expression);
  if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expression))
    return unary->getOpcode() == clang::UO_LNot &&
           asks_parameter(view, unary->getSubExpr());
  if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expression))
    return (binary->isComparisonOp() || binary->isBitwiseOp()) &&
           binary->getRHS()->isEvaluatable(view.context) &&
           asks_parameter(view, binary->getLHS());
  return llvm::isa_and_nonnull<clang::ParmVarDecl>(variable_of(expression));
}

// Whether the path to E has not unlocked O because a parameter says so.
static bool kept_for_caller(const function_view &view, const event &e,
                            const path_state &s, const object &o) {
  for (unsigned i = s.last_step; i;) {
    const step &last = (*e.steps)[i - 1];
    if (last.what == o.site)
      return false;
    auto *condition = llvm::dyn_cast<clang::Expr>(last.what);
    const bool taken = last.kind == step_kind::holds;
    if (condition && (taken || last.kind == step_kind::fails) &&
        asks_parameter(view, condition) &&
        decides_unlock(view, view.body, condition, taken, o))
      return true;
    i = last.previous;
  }
  return false;
}

static void on_event(function_view &view, const event &e, const path_state &s) {
  if (e.kind == event_kind::lost) {
    finding f = {
        CHECK_missing,
        e.object->site->getSourceRange(),
        fill(message::missing_lost, {view.callee_name(e.object->site)}),
        {},
        {}};
    view.report(f);
    return;
  }
  if (e.kind != event_kind::leave)
    return;
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(view.owner);
  if (function && function->isMain())
    return;
  for (const auto &known : s.objects) {
    const object &o = known.second;
    if (o.escaped || o.status == object_status::failed ||
        o.status == object_status::released)
      continue;
    if (o.how->place == resource_place::lock &&
        (!reaches_unlock(view, o) || kept_for_caller(view, e, s, o)))
      continue;
    const unsigned releases = count_releases(view.body, o);
    finding f = {CHECK_missing,
                 o.site->getSourceRange(),
                 fill(message::missing,
                      {view.callee_name(o.site), acquisition_release(*o.how)}),
                 {{e.location, message::note_left}},
                 {}};
    f.since = o.site;
    if (releases == 0 && o.how->place == resource_place::returned)
      fix_defer_release(view, o.site, acquisition_release(*o.how), f);
    view.report(f);
  }
}

const check check_missing = {nullptr, on_event};

} // namespace lint
} // namespace defer
