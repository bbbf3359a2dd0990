// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-empty-section: a lock that is given back as soon as it has been taken,
// with something behind it that it might have been meant for. See
// docs/lint/defer-empty-section.md.
//
// Silent at the end of a block: that waits for the others.
//
// The fix defers what gives the lock back.

#include "fix.h"
#include "region.h"
#include "resources.h"

namespace defer {
namespace lint {

static clang::CallExpr *as_call(clang::Stmt *statement) {
  auto *expression = llvm::dyn_cast_or_null<clang::Expr>(statement);
  return expression
             ? llvm::dyn_cast<clang::CallExpr>(expression->IgnoreParenCasts())
             : nullptr;
}

static void judge(function_view &view, clang::Stmt *first,
                  clang::Stmt *second) {
  clang::CallExpr *lock = as_call(first), *unlock = as_call(second);
  if (!lock || !unlock || lock->getBeginLoc().isMacroID() ||
      unlock->getBeginLoc().isMacroID())
    return;
  const acquisition *taken = resources_acquisition(lock);
  const release *given = resources_release(unlock);
  if (!taken || !given || taken->place != resource_place::lock ||
      taken->fails != failure::never || taken->kind != given->kind ||
      view.text(lock->getArg(taken->argument)) !=
          view.text(unlock->getArg(given->argument)))
    return;
  finding f = {CHECK_empty_section,
               second->getSourceRange(),
               fill(message::empty_section,
                    {view.callee_name(lock), view.callee_name(unlock)}),
               {},
               {}};
  fix_insert(view, second->getBeginLoc(), "defer ", f);
  view.report(f);
}

static void walk(function_view &view, clang::Stmt *statement) {
  if (!statement)
    return;
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement))
    for (unsigned i = 0; i + 2 < block->size(); i++)
      judge(view, block->body_begin()[i], block->body_begin()[i + 1]);
  for (clang::Stmt **child : region_children(statement))
    walk(view, *child);
}

static void on_tree(function_view &view) { walk(view, view.body); }

const check check_empty_section = {on_tree, nullptr};

} // namespace lint
} // namespace defer
