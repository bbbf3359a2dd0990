// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Running the checks; see lint.h.
//
// A function goes through them in three steps: the tree as it is written; the
// graph of the tree that has each deferred statement at its exits, which
// exit-form.h builds and undoes; one walk along the paths of that graph, for
// all checks.
//
// To debug: -fplugin-arg-defer-warn=NAME runs a check in the compiler.

#include "lint.h"

#include "exit-form.h"
#include "resources.h"
#include "unit-facts.h"
#include "walk.h"

namespace defer {
namespace lint {

const host *lint_host = nullptr;

static const check *const checks[] = {
#define DEFER_CHECK(id, name, enabled, level, help) &check_##id,
#include "defer-checks.def"
};

static bool enabled(check_id which) {
  if (lint_host)
    return lint_host->enabled(which);
  return plugin_options.checks[which] != severity::off;
}

bool lint_wanted() {
  for (int i = 0; i < CHECK_COUNT; i++)
    if (enabled(static_cast<check_id>(i)))
      return true;
  return false;
}

std::string fill(std::string text, llvm::ArrayRef<std::string> arguments) {
  size_t place = 0;
  for (const std::string &argument : arguments) {
    place = text.find("%s", place);
    if (place == std::string::npos)
      break;
    text.replace(place, 2, argument);
    place += argument.size();
  }
  return text;
}

void report_finding(unit &u, const finding &f) {
  if (lint_host) {
    lint_host->report(u, f);
    return;
  }
  if (!emit_check(u, f.range.getBegin(), f.check, f.text, f.fixes))
    return;
  for (const finding_note &note : f.notes)
    emit_note(u, note.location, "%s", note.text);
}

static std::string step_text(const step &s) {
  switch (s.kind) {
  case step_kind::acquired:
  case step_kind::released:
    return fill(
        s.kind == step_kind::acquired ? message::step_acquired
                                      : message::step_released,
        {function_view::callee_name(llvm::cast<clang::CallExpr>(s.what))});
  case step_kind::deferred:
    return message::step_deferred;
  case step_kind::holds:
    return message::step_true;
  case step_kind::fails:
    return message::step_false;
  default:
    return message::step_case;
  }
}

// The way to the event that VIEW hears of; from SINCE on, if it leads over
// that.
static std::vector<finding_note> path_to(const function_view &view,
                                         const clang::Stmt *since) {
  std::vector<finding_note> path;
  const std::vector<step> &steps = *view.heard->steps;
  for (unsigned i = view.state->last_step; i;) {
    const step &s = steps[i - 1];
    auto *expression = llvm::dyn_cast<clang::Expr>(s.what);
    path.push_back(
        {expression ? expression->getExprLoc() : s.what->getBeginLoc(),
         step_text(s)});
    i = s.what == since ? 0 : s.previous;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

void function_view::report(const finding &f) {
  if (!reported_.insert({f.check, f.range.getBegin().getRawEncoding()}).second)
    return;
  if (!heard) {
    report_finding(u, f);
    return;
  }
  finding with_path = f;
  with_path.path =
      path_to(*this, f.since || !heard->object ? f.since : heard->object->site);
  if (heard->location.isValid())
    with_path.path.push_back({heard->location, heard->kind == event_kind::leave
                                                   ? message::note_left
                                                   : f.text});
  report_finding(u, with_path);
}

std::string function_view::text(const clang::Expr *expression) const {
  const clang::CharSourceRange range = clang::CharSourceRange::getTokenRange(
      written(expression)->getSourceRange());
  const llvm::StringRef source = clang::Lexer::getSourceText(
      context.getSourceManager().getExpansionRange(range),
      context.getSourceManager(), context.getLangOpts());
  std::string line;
  for (char c : source)
    if (!isspace(static_cast<unsigned char>(c)))
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  return line;
}

std::string function_view::callee_name(const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  return callee ? callee->getNameAsString() : "the call";
}

const clang::Expr *function_view::written(const clang::Expr *expression) const {
  for (;;) {
    auto held = u.held_operands.find(expression);
    if (held != u.held_operands.end()) {
      expression = llvm::cast<clang::Expr>(held->second);
      continue;
    }
    if (auto *cast = llvm::dyn_cast<clang::ImplicitCastExpr>(expression)) {
      expression = cast->getSubExpr();
      continue;
    }
    const clang::Expr *pushed =
        resources_cleanup_operand(expression, "__cancel_arg");
    if (!pushed)
      return expression;
    expression = pushed;
  }
}

clang::SourceRange
function_view::statement_range(clang::WhileStmt *region) const {
  return {region->getWhileLoc(), region->getBody()->getEndLoc()};
}

// Looks for REGION in STATEMENT.
static clang::CompoundStmt *find_block(clang::Stmt *statement,
                                       const clang::WhileStmt *region,
                                       unsigned &place) {
  if (!statement)
    return nullptr;
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    place = 0;
    // At its exits, the form of exit-form.h has something else in its place.
    for (clang::Stmt *child : block->body()) {
      if (child == region || child->getBeginLoc() == region->getWhileLoc())
        return block;
      place++;
    }
  }
  for (clang::Stmt **child : region_children(statement))
    if (clang::CompoundStmt *block = find_block(*child, region, place))
      return block;
  return nullptr;
}

clang::CompoundStmt *function_view::block_of(clang::WhileStmt *region,
                                             unsigned &place) const {
  clang::CompoundStmt *block = find_block(body, region, place);
  // Behind the variables that hold its operands, which are at the same place.
  while (block && place + 1 < block->size() &&
         (*(block->body_begin() + place + 1))->getBeginLoc() ==
             region->getWhileLoc())
    place++;
  return block;
}

static void note_region(const unit &u, clang::Stmt *statement,
                        clang::WhileStmt *region, graph &g) {
  if (!statement)
    return;
  g.in_region[statement] = region;
  for (clang::Stmt **child : region_children(statement)) {
    clang::WhileStmt *inner = region_get(u, *child);
    note_region(u, *child, inner ? inner : region, g);
  }
}

// Notes of all statements in STATEMENT in which deferred statement they are.
static void find_regions(const unit &u, clang::Stmt *statement, graph &g) {
  if (!statement)
    return;
  if (clang::WhileStmt *region = region_get(u, statement)) {
    note_region(u, region->getBody(), region, g);
    return;
  }
  for (clang::Stmt **child : region_children(statement))
    find_regions(u, *child, g);
}

// Makes the graph of VIEW and hands it to the checks.
static void run_on_graph(function_view &view) {
  std::map<const clang::Stmt *, clang::WhileStmt *> in_region;
  graph g = {nullptr, {}, {}, {}};
  find_regions(view.u, view.body, g);
  exit_form form(view.u, view.owner, view.body, view.result, true);
  form.drop_unreachable_exits();
  clang::CFG::BuildOptions options;
  options.setAllAlwaysAdd();
  options.AddImplicitDtors = true; // and the functions of `cleanup`
  std::unique_ptr<clang::CFG> cfg =
      clang::CFG::buildCFG(view.owner, view.body, &view.context, options);
  if (!cfg)
    return;
  graph whole = {cfg.get(), form.registrations(), form.returned_values(),
                 std::move(g.in_region)};
  view.graph = &whole;
  bool hears = false;
  for (int i = 0; i < CHECK_COUNT; i++)
    if (enabled(static_cast<check_id>(i))) {
      hears |= checks[i]->on_event != nullptr;
      if (checks[i]->on_graph)
        checks[i]->on_graph(view);
    }
  const auto hear = [&](const event &e, const path_state &state) {
    view.heard = &e;
    view.state = &state;
    for (int i = 0; i < CHECK_COUNT; i++)
      if (checks[i]->on_event && enabled(static_cast<check_id>(i)))
        checks[i]->on_event(view, e, state);
  };
  if (hears && !walk_paths(view, hear) && lint_host)
    lint_host->left_alone(view.u, view.owner);
  view.graph = nullptr;
  view.heard = nullptr;
}

// Whether a check is asked for that judges the whole unit.
static bool wants_facts() {
  for (int i = 0; i < CHECK_COUNT; i++)
    if (checks[i]->on_unit && enabled(static_cast<check_id>(i)))
      return true;
  return false;
}

void lint_unit(unit &u) {
  if (!wants_facts())
    return;
  facts_add_variables(u);
  for (int i = 0; i < CHECK_COUNT; i++)
    if (checks[i]->on_unit && enabled(static_cast<check_id>(i)))
      checks[i]->on_unit(u);
}

void lint_function(unit &u, clang::Decl *owner, clang::Stmt *body,
                   clang::QualType result) {
  if (u.compiler.getSourceManager().isInSystemHeader(owner->getLocation()))
    return;
  function_view view(u, owner, body, result);
  if (wants_facts())
    facts_add_function(view);
  bool needs_graph = false;
  for (int i = 0; i < CHECK_COUNT; i++)
    if (enabled(static_cast<check_id>(i))) {
      if (checks[i]->on_tree)
        checks[i]->on_tree(view);
      needs_graph |= checks[i]->on_event || checks[i]->on_graph;
    }
  if (needs_graph)
    run_on_graph(view);
}

} // namespace lint
} // namespace defer
