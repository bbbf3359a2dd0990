// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The walk along the paths of a function, between the files that it is made of:
// walk.cc goes from statement to statement, walk-calls.cc says what calls do,
// walk-places.cc who knows of what has been acquired.

#ifndef DEFER_LINT_PATH_WALK_H
#define DEFER_LINT_PATH_WALK_H

#include "evaluate.h"
#include "walk.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

// The variable that the lvalue EXPRESSION is, or null.
const clang::VarDecl *variable_of(const clang::Expr *expression);
// The variable whose address EXPRESSION is, or null.
const clang::VarDecl *address_of(const clang::Expr *expression);

using hear_function =
    llvm::function_ref<void(const event &, const path_state &)>;

class path_walk {
public:
  path_walk(function_view &view, hear_function hear)
      : view_(view), tell_(hear), evaluator_(view), guards_(view) {}
  bool run();

private:
  void note_places(const clang::Stmt *statement);
  void note_discarded(const clang::Stmt *statement);
  void note_asked(const clang::Expr *condition);
  void note_counted(const clang::Expr *condition);
  bool run_element(const clang::CFGElement &element, path_state &s);
  bool run_statement(const clang::Stmt *statement, path_state &s);
  bool assume_case(const clang::SwitchStmt *choice, const clang::Stmt *label,
                   path_state &s) const;
  void leave_block(const clang::CFGBlock *block, const path_state &s);
  void enter(const clang::CFGBlock *block, path_state s);

  void register_releases(clang::Stmt *statement, clang::WhileStmt *region,
                         path_state &s);
  void reach(clang::WhileStmt *region, path_state &s);
  bool run_call(const clang::CallExpr *call, path_state &s);
  void release_in_callee(const clang::CallExpr *call, path_state &s) const;
  void run_release(const clang::CallExpr *call, const release &how,
                   path_state &s);
  const clang::VarDecl *target_of(const clang::CallExpr *call,
                                  const acquisition &how) const;
  void run_acquisition(const clang::CallExpr *call, const acquisition &how,
                       path_state &s);
  void pass_arguments(const clang::CallExpr *call, const acquisition *how,
                      bool kept, path_state &s);
  void assign(const clang::VarDecl *variable, const clang::Expr *from,
              path_state &s);
  void hand_over(const clang::Expr *expression, bool returned, path_state &s);
  void escape(const clang::Expr *expression, path_state &s);
  void announce(event &e, const path_state &s) {
    e.steps = &steps_;
    tell_(e, s);
  }
  void add_step(step_kind kind, const clang::Stmt *what, path_state &s) {
    steps_.push_back({kind, what, s.last_step});
    s.last_step = static_cast<unsigned>(steps_.size());
  }
  void choose(const clang::Stmt *statement, path_state &s) const;
  void run_cleanup(const clang::VarDecl *variable, path_state &s);
  bool tracked(const clang::VarDecl *variable) const {
    return variable && variable->hasLocalStorage() &&
           !shared_.count(variable) &&
           !variable->getType().isVolatileQualified();
  }

  function_view &view_;
  hear_function tell_;
  std::vector<step> steps_;
  evaluator evaluator_;
  guards guards_;
  // Variables whose address is known to others than a call's argument.
  std::set<const clang::VarDecl *> shared_;
  // Where the results of calls are stored at once.
  std::map<const clang::CallExpr *, const clang::VarDecl *> targets_;
  void note_target(const clang::VarDecl *variable, const clang::Expr *from);
  // Calls whose result nobody wants.
  std::set<const clang::CallExpr *> discarded_;
  // Local pointers that are asked whether they are null.
  std::set<const clang::VarDecl *> asked_;
  // Those that count the turns of a loop, as far as they are counted.
  std::map<const clang::VarDecl *, int64_t> counted_;
  // The operands of `?:`.
  std::map<const clang::Stmt *, const clang::ConditionalOperator *> choices_;
  std::map<const clang::CFGBlock *, std::vector<path_state>> seen_;
  struct item {
    const clang::CFGBlock *block;
    size_t from; // of its elements
    path_state state;
  };
  std::vector<item> work_;
  // What the element that runs adds as another way to go on behind it.
  std::vector<path_state> forks_;
  unsigned count_ = 0;
};

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
