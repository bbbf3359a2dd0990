// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover-immediate: a recover() among the arguments of the call form, which is
// evaluated where the `defer` stands, and `_Defer_function recover();`, which
// does nothing. See docs/lint/recover-immediate.md.
//
// Silent in a deferred statement, which may recover there, and in a function
// that the unit defers itself.
//
// The fix puts the call in braces, if its other arguments say the same late.

#include "fix.h"
#include "recover.h"
#include "stable.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

// The call of recover() in EXPRESSION, or null.
static const clang::Expr *find_recover(function_view &view,
                                       const clang::Expr *expression) {
  auto *statement = const_cast<clang::Expr *>(expression);
  if (recover_get_call(statement))
    return expression;
  for (clang::Stmt **child : region_children(statement))
    if (auto *inner = llvm::dyn_cast_or_null<clang::Expr>(*child))
      if (const clang::Expr *found = find_recover(view, view.written(inner)))
        return found;
  return nullptr;
}

static void put_in_braces(function_view &view, clang::WhileStmt *region,
                          const clang::CallExpr *call, finding &f) {
  if (region_get_kind(view.u, region) == region_kind::function)
    return;
  for (const clang::Expr *argument : call->arguments()) {
    const clang::Expr *written = view.written(argument)->IgnoreParens();
    if (!find_recover(view, written) &&
        !stable_expression(view, written, region))
      return;
  }
  const clang::SourceRange body = region->getBody()->getSourceRange();
  const std::string text = fix_statement_text(view, body);
  if (text.empty() || text.back() != ';')
    return;
  fix_insert(view, body.getBegin(), "{ ", f);
  fix_insert(view,
             body.getBegin().getLocWithOffset(static_cast<int>(text.size())),
             " }", f);
}

static void judge(function_view &view, clang::WhileStmt *region) {
  auto *call =
      llvm::dyn_cast_or_null<clang::CallExpr>(region_get_operation(region));
  if (!call)
    return;
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(view.owner);
  finding f = {CHECK_immediate,
               facts_written_range(view.u, view.statement_range(region)),
               message::immediate,
               {},
               {}};
  if (recover_get_call(call)) {
    if (region_get_kind(view.u, region) != region_kind::function)
      return;
    f.text = message::registered_recover;
  } else {
    const clang::Expr *found = nullptr;
    for (const clang::Expr *argument : call->arguments())
      // What is not held is evaluated when the call runs.
      if (view.u.held_operands.count(argument) && !found)
        found = find_recover(view, view.written(argument));
    if (!found)
      return;
    f.notes.push_back(
        {facts_written_range(view.u, found->getSourceRange()).getBegin(),
         message::note_evaluated});
    put_in_braces(view, region, call, f);
  }
  facts_of(view.u).waiting.push_back(
      {function ? function->getCanonicalDecl() : nullptr, f});
}

static void walk(function_view &view, clang::Stmt *statement) {
  if (!statement)
    return;
  if (clang::WhileStmt *region = region_get(view.u, statement)) {
    judge(view, region);
    return;
  }
  for (clang::Stmt **child : region_children(statement))
    walk(view, *child);
}

static void on_tree(function_view &view) { walk(view, view.body); }

static void on_unit(unit &u) {
  unit_facts &facts = facts_of(u);
  for (const unit_facts::held_back &item : facts.waiting)
    if (item.found.check == CHECK_immediate &&
        (!item.function || !facts.of(item.function).deferred))
      report_finding(u, item.found);
}

const check check_immediate = {on_tree, nullptr, nullptr, on_unit};

} // namespace lint
} // namespace defer
