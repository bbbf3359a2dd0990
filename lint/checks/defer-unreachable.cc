// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-unreachable: a `defer` that is never reached, and one whose statement
// nothing ever runs, as that around a loop without an end. See
// docs/lint/defer-unreachable.md.
//
// Found in the graph of the function, so that conditions that are constant
// count. Silent about the second where the scope may be left by unwinding that
// can be seen: a panic, pthread_exit, and points that are there for
// cancellation; and where the program is ended in it, which defer-exit reports.

#include "call-effects.h"
#include "defer-words.h"
#include "region.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

namespace {

// What the graph reaches.
struct reached {
  std::set<const clang::WhileStmt *> registered, run;
  std::vector<const clang::CallExpr *> exits;
  bool unwinds = false;
};

} // namespace

// Whether STATEMENT is a call that is there to leave the function.
static bool leaves_by_unwinding(const clang::Stmt *statement) {
  auto *call = llvm::dyn_cast<clang::CallExpr>(statement);
  const clang::FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  if (!callee || !callee->getIdentifier())
    return false;
  const llvm::StringRef name = callee->getName();
  return unwinds_the_stack(name.str()) || name == "pthread_testcancel" ||
         name == "pthread_setcancelstate" || name == "pthread_setcanceltype";
}

static reached find_reached(const graph &g) {
  reached result;
  std::set<const clang::CFGBlock *> seen;
  std::vector<const clang::CFGBlock *> work = {&g.cfg->getEntry()};
  while (!work.empty()) {
    const clang::CFGBlock *block = work.back();
    work.pop_back();
    if (!block || !seen.insert(block).second)
      continue;
    for (const clang::CFGElement &element : *block) {
      auto of_statement = element.getAs<clang::CFGStmt>();
      if (!of_statement)
        continue;
      const clang::Stmt *statement = of_statement->getStmt();
      auto mark = g.registrations.find(statement);
      if (mark != g.registrations.end())
        result.registered.insert(mark->second);
      for (clang::WhileStmt *region = g.region_of(statement); region;
           region = nullptr)
        result.run.insert(region);
      result.unwinds |= leaves_by_unwinding(statement);
      auto *call = llvm::dyn_cast<clang::CallExpr>(statement);
      if (call && call_does_not_return(call) &&
          !facts_stops_for_a_bug(function_view::callee_name(call)))
        result.exits.push_back(call);
    }
    work.insert(work.end(), block->succ_begin(), block->succ_end());
  }
  return result;
}

// Whether the program is ended in the scope of REGION.
static bool ended(const function_view &view, const reached &r,
                  clang::WhileStmt *region) {
  unsigned place;
  const clang::CompoundStmt *block = view.block_of(region, place);
  const clang::SourceManager &sources = view.context.getSourceManager();
  return block &&
         std::any_of(
             r.exits.begin(), r.exits.end(), [&](const clang::CallExpr *call) {
               const clang::SourceLocation at = call->getExprLoc();
               return sources.isBeforeInTranslationUnit(region->getWhileLoc(),
                                                        at) &&
                      sources.isBeforeInTranslationUnit(at,
                                                        block->getRBracLoc());
             });
}

static void on_graph(function_view &view) {
  const reached r = find_reached(*view.graph);
  for (const auto &item : view.graph->registrations) {
    clang::WhileStmt *region = item.second;
    const char *text = nullptr;
    if (!r.registered.count(region))
      text = message::never_reached;
    else if (!r.unwinds && !r.run.count(region) &&
             region_get_kind(view.u, region) == region_kind::statement &&
             !ended(view, r, region))
      text = message::never_left;
    if (text)
      view.report({CHECK_unreachable,
                   facts_written_range(view.u, view.statement_range(region)),
                   text,
                   {},
                   {}});
  }
}

const check check_unreachable = {nullptr, nullptr, on_graph};

} // namespace lint
} // namespace defer
