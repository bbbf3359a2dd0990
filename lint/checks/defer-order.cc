// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-order: a deferred statement releases what one that was deferred before
// it, and so runs after it, still uses. See docs/lint/defer-order.md.
//
// What is released is a variable, or what it points to, that is the same at
// both. A value that has been read where the `defer` stood is no use: `defer
// fclose(object->log); defer free(object);`.
//
// The fix changes the places of the two, if they are neighbours.

#include "fix.h"
#include "region.h"
#include "resources.h"
#include "stable.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

namespace {

// Which variable a call releases, or what it points to.
struct released {
  const clang::VarDecl *variable = nullptr;
  const clang::CallExpr *call = nullptr;
};

class search {
public:
  explicit search(function_view &view) : view_(view) {}
  void walk(clang::Stmt *statement);

private:
  void find_released(clang::Stmt *statement, std::vector<released> &list);
  void judge(clang::WhileStmt *region, clang::WhileStmt *neighbour);
  void swap(clang::WhileStmt *first, clang::WhileStmt *second, finding &f);

  function_view &view_;
  std::vector<clang::WhileStmt *> live_;
};

} // namespace

// What ends the life of its first argument, besides the table of resources,
// where a lock is only given back.
static bool ends_object(const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (!callee || !callee->getIdentifier() || call->getNumArgs() == 0)
    return false;
  static const char *const functions[] = {"pthread_mutex_destroy",
                                          "pthread_rwlock_destroy",
                                          "pthread_cond_destroy",
                                          "pthread_spin_destroy",
                                          "pthread_barrier_destroy",
                                          "sem_destroy",
                                          "mtx_destroy",
                                          "cnd_destroy"};
  return std::any_of(std::begin(functions), std::end(functions),
                     [&](const char *f) { return callee->getName() == f; });
}

static bool is_lock(const release *given) {
  return given->kind->noun == "lock";
}

// The variable whose object, or what it points to, EXPRESSION names: `x`, `&x`.
static const clang::VarDecl *named_variable(const clang::Expr *expression) {
  expression = expression->IgnoreParenCasts();
  if (auto *operation = llvm::dyn_cast<clang::UnaryOperator>(expression))
    if (operation->getOpcode() == clang::UO_AddrOf)
      expression = operation->getSubExpr()->IgnoreParens();
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression);
  return reference ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                   : nullptr;
}

void search::find_released(clang::Stmt *statement,
                           std::vector<released> &list) {
  if (!statement)
    return;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    const release *given = resources_release(call);
    const clang::Expr *argument = nullptr;
    if (given && !is_lock(given))
      argument = call->getArg(given->argument);
    else if (ends_object(call))
      argument = call->getArg(0);
    if (argument)
      if (auto *variable = named_variable(view_.written(argument)))
        list.push_back({variable, call});
  }
  for (clang::Stmt **child : region_children(statement))
    find_released(*child, list);
}

// Whether EXPRESSION, which a deferred call was given where it stood, leads to
// the object of VARIABLE: it is the pointer, or the address of something in it.
static bool leads_to(const clang::Expr *expression,
                     const clang::VarDecl *variable) {
  expression = expression->IgnoreParenCasts();
  if (auto *operation = llvm::dyn_cast<clang::UnaryOperator>(expression)) {
    if (operation->getOpcode() != clang::UO_AddrOf)
      return false;
    expression = operation->getSubExpr()->IgnoreParens();
    while (auto *member = llvm::dyn_cast<clang::MemberExpr>(expression))
      expression = member->getBase()->IgnoreParenCasts();
  }
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression);
  return reference && reference->getDecl() == variable;
}

// Whether STATEMENT, which is deferred, uses the object of VARIABLE when it
// runs.
static bool uses(function_view &view, clang::Stmt *statement,
                 const clang::VarDecl *variable) {
  if (!statement)
    return false;
  if (auto *expression = llvm::dyn_cast<clang::Expr>(statement)) {
    auto held = view.u.held_operands.find(expression);
    if (held != view.u.held_operands.end())
      return leads_to(llvm::cast<clang::Expr>(held->second), variable);
  }
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(statement);
  if (reference && reference->getDecl() == variable)
    return true;
  for (clang::Stmt **child : region_children(statement))
    if (uses(view, *child, variable))
      return true;
  return false;
}

// Changes the places of FIRST and SECOND.
void search::swap(clang::WhileStmt *first, clang::WhileStmt *second,
                  finding &f) {
  const clang::SourceRange one = view_.statement_range(first);
  const clang::SourceRange two = view_.statement_range(second);
  const std::string one_text = fix_statement_text(view_, one);
  const std::string two_text = fix_statement_text(view_, two);
  if (one_text.empty() || two_text.empty())
    return;
  const auto replace = [&](clang::SourceRange where, const std::string &old,
                           const std::string &text) {
    f.fixes.push_back(clang::FixItHint::CreateReplacement(
        clang::CharSourceRange::getCharRange(
            where.getBegin(),
            where.getBegin().getLocWithOffset(static_cast<int>(old.size()))),
        text));
  };
  replace(one, one_text, two_text);
  replace(two, two_text, one_text);
}

// REGION is reached with those of `live_`; NEIGHBOUR stands in front of it.
void search::judge(clang::WhileStmt *region, clang::WhileStmt *neighbour) {
  std::vector<released> list;
  find_released(region->getBody(), list);
  for (const released &r : list)
    for (clang::WhileStmt *earlier : live_) {
      std::vector<released> others;
      find_released(earlier->getBody(), others);
      // Twice the same is defer-duplicate.
      const bool twice =
          std::any_of(others.begin(), others.end(), [&](const released &other) {
            return other.variable == r.variable &&
                   view_.callee_name(other.call) == view_.callee_name(r.call);
          });
      const bool pointer = r.variable->getType()->isPointerType();
      if (twice || !uses(view_, earlier->getBody(), r.variable) ||
          (pointer && !stable_variable(view_, r.variable, earlier)))
        continue;
      finding f = {
          CHECK_order,
          facts_written_range(view_.u, view_.statement_range(region)),
          fill(message::order, {r.variable->getNameAsString()}),
          {{facts_written_range(view_.u, view_.statement_range(earlier))
                .getBegin(),
            fill(message::note_used, {r.variable->getNameAsString()})}},
          {}};
      if (earlier == neighbour && live_.size() > 0)
        swap(earlier, region, f);
      view_.report(f);
    }
}

void search::walk(clang::Stmt *statement) {
  if (!statement)
    return;
  const size_t outer = live_.size();
  clang::WhileStmt *neighbour = nullptr;
  for (clang::Stmt **child : region_children(statement)) {
    clang::Stmt *inner = *child;
    while (clang::Stmt *next = inner ? region_behind_label(inner) : nullptr)
      inner = next;
    clang::WhileStmt *region = inner ? region_get(view_.u, inner) : nullptr;
    if (!region) {
      // The variables that hold operands stand between two neighbours.
      if (!inner || !llvm::isa<clang::DeclStmt>(inner) || !neighbour)
        neighbour = nullptr;
      else if (!llvm::cast<clang::Decl>(
                    *llvm::cast<clang::DeclStmt>(inner)->decl_begin())
                    ->isImplicit())
        neighbour = nullptr;
      walk(*child);
      continue;
    }
    if (region_get_kind(view_.u, region) == region_kind::statement) {
      judge(region, neighbour);
      live_.push_back(region);
      neighbour = region;
    }
  }
  live_.resize(outer);
}

static void on_tree(function_view &view) { search(view).walk(view.body); }

const check check_order = {on_tree, nullptr};

} // namespace lint
} // namespace defer
