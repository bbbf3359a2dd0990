// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a check sees of one function, and the interface of a check.
//
// To add a check: docs/lint-checks.md.

#ifndef DEFER_LINT_VIEW_H
#define DEFER_LINT_VIEW_H

#include "finding.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

// The control flow graph of a function, in which each deferred statement stands
// where it runs: at every exit of its block. Every expression is an element, in
// the order of evaluation.
struct graph {
  const clang::CFG *cfg;
  // What stands where a `defer` is reached; the region.
  const std::map<const clang::Stmt *, clang::WhileStmt *> &registrations;
  // The values of `return`s behind which something deferred runs.
  const std::set<const clang::Stmt *> &returned_values;
  // The region that a statement is part of, which is the same at each exit.
  std::map<const clang::Stmt *, clang::WhileStmt *> in_region;

  clang::WhileStmt *region_of(const clang::Stmt *statement) const {
    auto found = in_region.find(statement);
    return found == in_region.end() ? nullptr : found->second;
  }
};

struct event;
struct path_state;

class function_view {
public:
  function_view(unit &u_, clang::Decl *owner_, clang::Stmt *body_,
                clang::QualType result_)
      : u(u_), context(u_.compiler.getASTContext()), owner(owner_), body(body_),
        result(result_) {}

  unit &u;
  clang::ASTContext &context;
  clang::Decl *owner; // a function or a block
  clang::Stmt *body;
  clang::QualType result; // what it returns
  // Null in the hook on_tree: the tree has the deferred statements where they
  // are written then, as region.h describes them, and at the exits later.
  const lint::graph *graph = nullptr;

  // Each finding is shown once, however many paths lead to it.
  void report(const finding &f);

  // The source text of EXPRESSION, on one line; the operands of a call form as
  // they are written.
  std::string text(const clang::Expr *expression) const;
  // The name of the function that CALL calls, or "the call".
  static std::string callee_name(const clang::CallExpr *call);
  // EXPRESSION, or the operand that is held for it: `defer f(x);` reads a
  // variable that the plugin has made, and pthread_cleanup_pop() one of
  // pthread_cleanup_push().
  const clang::Expr *written(const clang::Expr *expression) const;
  // From the keyword to the end of the deferred statement.
  clang::SourceRange statement_range(clang::WhileStmt *region) const;
  // The statement that CHILD is part of, in the block BLOCK; the block that
  // REGION stands in, with its place there, or null.
  clang::CompoundStmt *block_of(clang::WhileStmt *region,
                                unsigned &place) const;

  // What the checks hear of, if anything.
  const event *heard = nullptr;
  const path_state *state = nullptr;

private:
  std::set<std::pair<check_id, unsigned>> reported_;
};

// A check, `check_ID` in checks/NAME.cc. Each hook may be null.
struct check {
  // Once for each function that has a body, before the graph is made.
  void (*on_tree)(function_view &view);
  // For each event on each path: walk.h.
  void (*on_event)(function_view &view, const event &e, const path_state &s);
  // Once for each function, with the graph.
  void (*on_graph)(function_view &view) = nullptr;
  // Once for the unit, at its end.
  void (*on_unit)(unit &u) = nullptr;
};

#define DEFER_CHECK(id, name, enabled, level, help)                            \
  extern const check check_##id;
#include "defer-checks.def"

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
