// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-goto-mix: a function that releases by `defer` and at labels. See
// docs/lint/defer-goto-mix.md.
//
// A label releases if a `goto` leads forward to it, and if something of the
// table of resources is released behind it, in its block.

#include "region.h"
#include "resources.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

namespace {

class search {
public:
  explicit search(function_view &view) : view_(view) {}
  void run();

private:
  void walk(clang::Stmt *statement);

  function_view &view_;
  clang::WhileStmt *first_ = nullptr; // `defer`
  std::set<const clang::LabelDecl *> jumped_to_;
  const clang::LabelStmt *releasing_ = nullptr; // the first one
};

} // namespace

// Whether STATEMENT releases something, outside of deferred statements.
static bool releases(const unit &u, clang::Stmt *statement) {
  if (!statement || region_get(u, statement))
    return false;
  auto *call = llvm::dyn_cast<clang::CallExpr>(statement);
  if (call && resources_release(call))
    return true;
  for (clang::Stmt **child : region_children(statement))
    if (releases(u, *child))
      return true;
  return false;
}

void search::walk(clang::Stmt *statement) {
  if (!statement)
    return;
  if (clang::WhileStmt *region = region_get(view_.u, statement)) {
    if (!first_)
      first_ = region;
    return;
  }
  if (auto *jump = llvm::dyn_cast<clang::GotoStmt>(statement))
    jumped_to_.insert(jump->getLabel());
  auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement);
  const clang::LabelStmt *label = nullptr; // in the block, jumped to
  for (clang::Stmt **child : region_children(statement)) {
    if (block && !releasing_) {
      auto *next = llvm::dyn_cast_or_null<clang::LabelStmt>(*child);
      if (next && jumped_to_.count(next->getDecl()))
        label = next;
      if (label && releases(view_.u, *child))
        releasing_ = label;
    }
    walk(*child);
  }
}

void search::run() {
  walk(view_.body);
  if (!first_ || !releasing_)
    return;
  const std::string name = releasing_->getDecl()->getNameAsString();
  view_.report(
      {CHECK_goto_mix,
       facts_written_range(view_.u, view_.statement_range(first_)),
       fill(message::goto_mix, {name}),
       {{releasing_->getIdentLoc(), fill(message::note_label, {name})}},
       {}});
}

static void on_tree(function_view &view) { search(view).run(); }

const check check_goto_mix = {on_tree, nullptr};

} // namespace lint
} // namespace defer
