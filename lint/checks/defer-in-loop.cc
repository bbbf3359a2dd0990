// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-in-loop: what is registered in a loop for the end of the function. See
// docs/lint/defer-in-loop.md.
//
// A loop is also what a `goto` back makes, and none is `do ... while (0)`.

#include "fix.h"
#include "region.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

namespace {

struct registration {
  clang::WhileStmt *region;
  unsigned place; // in the order of the source
};

class search {
public:
  explicit search(function_view &view) : view_(view) {}
  void run();

private:
  void walk(clang::Stmt *statement);
  bool repeats(clang::Stmt *statement) const;
  void report_region(clang::WhileStmt *region);

  function_view &view_;
  unsigned place_ = 0, loops_ = 0;
  std::map<const clang::LabelDecl *, unsigned> labels_;
  std::vector<registration> registrations_; // outside of loops
};

} // namespace

bool search::repeats(clang::Stmt *statement) const {
  if (llvm::isa<clang::ForStmt, clang::WhileStmt>(statement))
    return true;
  auto *loop = llvm::dyn_cast<clang::DoStmt>(statement);
  bool again;
  return loop &&
         !(loop->getCond()->EvaluateAsBooleanCondition(again, view_.context) &&
           !again);
}

void search::report_region(clang::WhileStmt *region) {
  const clang::SourceRange range =
      facts_written_range(view_.u, view_.statement_range(region));
  clang::Token word;
  std::string name = "_Defer_function";
  if (!clang::Lexer::getRawToken(range.getBegin(), word,
                                 view_.context.getSourceManager(),
                                 view_.context.getLangOpts()) &&
      word.is(clang::tok::raw_identifier))
    name = word.getRawIdentifier().str();
  view_.report({CHECK_in_loop, range, fill(message::in_loop, {name}), {}, {}});
}

void search::walk(clang::Stmt *statement) {
  if (!statement)
    return;
  place_++;
  clang::WhileStmt *region = region_get(view_.u, statement);
  if (region && region_get_kind(view_.u, region) == region_kind::function) {
    if (loops_ > 0)
      report_region(region);
    else
      registrations_.push_back({region, place_});
  }
  if (auto *label = llvm::dyn_cast<clang::LabelStmt>(statement))
    labels_[label->getDecl()] = place_;
  if (auto *jump = llvm::dyn_cast<clang::GotoStmt>(statement)) {
    auto label = labels_.find(jump->getLabel());
    for (const registration &r : registrations_)
      if (label != labels_.end() && r.place > label->second)
        report_region(r.region);
  }
  const bool loop = !region && repeats(statement);
  loops_ += loop;
  for (clang::Stmt **child : region_children(statement))
    walk(*child);
  loops_ -= loop;
}

void search::run() { walk(view_.body); }

static void on_tree(function_view &view) { search(view).run(); }

const check check_in_loop = {on_tree, nullptr};

} // namespace lint
} // namespace defer
