// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-unlambda: `defer { f(x); }` where `defer f(x);` says the same. See
// docs/lint/defer-unlambda.md.
//
// It does if `x` is the same early and late (stable.h), and if `f` is known not
// to recover: without the braces that could stop a panic.
//
// The fix takes the braces away, unless a comment is in them.

#include "defer-words.h"
#include "recover.h"
#include "stable.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

static void walk(function_view &view, clang::Stmt *statement) {
  if (!statement)
    return;
  for (clang::Stmt **child : region_children(statement))
    walk(view, *child);
  clang::WhileStmt *region = region_get(view.u, statement);
  if (!region || region_get_kind(view.u, region) != region_kind::statement)
    return;
  clang::CallExpr *call = stable_call_in_braces(view, region);
  if (!call || !stable_call(view, call, region) || recover_get_call(call) ||
      recover_of_callee(view.u, call))
    return;
  // With `_Defer` the braces make no difference at all.
  const clang::SourceRange range = view.statement_range(region);
  if (clang::Lexer::getSourceText(
          clang::CharSourceRange::getTokenRange(range.getBegin()),
          view.context.getSourceManager(),
          view.context.getLangOpts()) != SHORT_KEYWORD)
    return;
  finding f = {CHECK_unlambda,
               range,
               fill(message::unlambda, {view.text(call)}),
               {},
               {}};
  stable_unwrap(view, region, call, f.fixes);
  view.report(f);
}

static void on_tree(function_view &view) { walk(view, view.body); }

const check check_unlambda = {on_tree, nullptr};

} // namespace lint
} // namespace defer
