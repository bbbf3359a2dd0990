// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Second stage: the constraints on `defer`, and the warnings that need the
// tree of the whole function.
//
// Hooks in when a declaration is complete, before any code is generated for it.
// One walk notes the scope that each jump and each label is in; then the jumps
// are judged.
//
// Each `defer` has two scopes, side by side in the scope that encloses it:
// `deferred`, the deferred statement, and `rest`, what follows the `defer` in
// its block. No jump may enter either of them, none may leave `deferred`, and
// one may leave `rest` only if Clang runs cleanups on its way: computed goto
// and asm goto run none.
//
// Refuses, too: a label as the deferred statement, return, break and continue
// out of one, the setjmp family in it, and musttail returns in the scope of a
// `defer`.

#include "check.h"

#include "defer-messages.h"
#include "defer-words.h"
#include "error.h"
#include "clang/Basic/DiagnosticSema.h"

namespace defer {

static void walk(checker &c, clang::Stmt *statement);

static void walk_children(checker &c, clang::Stmt *statement) {
  for (clang::Stmt **child : region_children(statement))
    walk(c, *child);
}

// A jump to `case` or `default`, at LOCATION, from its switch.
static void check_case(checker &c, clang::SourceLocation location) {
  const scope *to = c.current;
  if (!c.switch_scope || to == c.switch_scope)
    return;
  jump j = {c.switch_scope, location, "'switch'", nullptr, false};
  if (!check_jump(c, j, to, nullptr) && to->kind == scope_kind::rest)
    emit_note(c.u, location, message::note_case);
}

// Whether STATEMENT, a `break` or `continue`, stays in the innermost deferred
// statement: as its name tells, or else INNERMOST_STAYS.
static bool target_stays(checker &c, clang::Stmt *statement,
                         bool innermost_stays) {
  const clang::LabelDecl *name = compat::getLabelDecl(statement);
  if (!name)
    return innermost_stays;
  const scope *const to = c.labels[name];
  return (to ? to->deferred : nullptr) == c.current->deferred;
}

// `return`, `break` or `continue` at LOCATION; STAYS unless it leaves the
// innermost deferred statement.
static void check_exit(checker &c, clang::SourceLocation location,
                       const char *name, bool stays) {
  const scope *s = c.current->deferred;
  if (s && !stays)
    check_report(c, location, message::leave_deferred, name, s);
}

// `break` or `continue` at LOCATION, in an operand that eager.cc has taken out
// of the loop that recognise.cc made: DIAGNOSTIC is what Sema would have said.
static void check_target(checker &c, clang::SourceLocation location, bool stays,
                         unsigned diagnostic) {
  if (stays || c.current->deferred)
    return;
  c.u.compiler.getDiagnostics().Report(location, diagnostic);
  c.failed = true;
}

static void check_attributes(checker &c, clang::AttributedStmt *statement) {
  const scope *s = c.current->rest;
  for (const clang::Attr *attribute : statement->getAttrs())
    if (llvm::isa<clang::MustTailAttr>(attribute)) {
      const clang::SourceLocation location =
          statement->getSubStmt()->getBeginLoc();
      if (s)
        check_report(c, location, message::musttail, "", s);
      else
        c.tail_calls.push_back(location);
    }
}

static void check_call(checker &c, clang::CallExpr *call) {
  const scope *s = c.current->deferred;
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (s && callee && callee->getIdentifier() &&
      in_setjmp_family(callee->getName().str()))
    check_report(c, call->getBeginLoc(), message::call_in_deferred,
                 callee->getName().str(), s);
}

// Warns of the `defer` at REGION, behind which LAST says that there is nothing,
// if it is of no use.
static void check_use(checker &c, clang::WhileStmt *region, bool last) {
  const bool error = region_get_kind(c.u, region) == region_kind::error;
  const bool returns = !c.captured && !c.current->deferred;
  if (last)
    emit_warning(c.u, region->getWhileLoc(), WARNING_redundant,
                 error ? message::redundant_error : message::redundant);
  else if (error && !(c.error_results && returns) && !plugin_options.panic &&
           !c.u.compiler.getLangOpts().Exceptions)
    emit_warning(c.u, region->getWhileLoc(), WARNING_never, message::never);
}

static void walk_deferred(checker &c, clang::WhileStmt *region) {
  const scope *const parent = c.current;
  const bool break_stays = c.break_stays;
  const bool continue_stays = c.continue_stays;
  c.u.open.erase(region->getWhileLoc().getRawEncoding());

  clang::Stmt *deferred = region->getBody();
  if (llvm::isa<clang::LabelStmt, clang::SwitchCase>(deferred)) {
    emit_error(c.u, deferred->getBeginLoc(), message::label_deferred);
    c.failed = true;
  }
  c.current = c.new_scope(scope_kind::deferred, parent, region);
  c.break_stays = c.continue_stays = false;
  walk(c, deferred);
  c.break_stays = break_stays;
  c.continue_stays = continue_stays;
  c.current = c.new_scope(scope_kind::rest, parent, region);
}

// The statement of a block that STATEMENT, one of its list, leads to behind its
// labels and attributes. The labels are in the current scope.
static clang::Stmt *walk_labels(checker &c, clang::Stmt *statement) {
  for (;;) {
    if (auto *label = llvm::dyn_cast<clang::LabelStmt>(statement)) {
      c.labels[label->getDecl()] = c.current;
      statement = label->getSubStmt();
    } else if (auto *choice = llvm::dyn_cast<clang::SwitchCase>(statement)) {
      check_case(c, choice->getKeywordLoc());
      statement = choice->getSubStmt();
    } else if (auto *attributed =
                   llvm::dyn_cast<clang::AttributedStmt>(statement)) {
      check_attributes(c, attributed);
      statement = attributed->getSubStmt();
    } else
      return statement;
  }
}

// The statements of a block; the scope of a `defer` among them ends with it.
static void walk_block(checker &c, clang::CompoundStmt *block) {
  const scope *const parent = c.current;
  for (clang::Stmt *statement : block->body()) {
    clang::Stmt *inner = walk_labels(c, statement);
    clang::WhileStmt *region = region_get(c.u, inner);
    if (region && region_get_kind(c.u, region) != region_kind::function) {
      check_use(c, region, statement == block->body_back());
      walk_deferred(c, region);
    } else
      walk(c, inner);
  }
  c.current = parent;
}

// Walks a statement that `break` or `continue` can leave.
static void walk_breakable(checker &c, clang::Stmt *statement) {
  const scope *const switch_scope = c.switch_scope;
  const bool break_stays = c.break_stays;
  const bool continue_stays = c.continue_stays;
  c.break_stays = true;
  if (llvm::isa<clang::SwitchStmt>(statement))
    c.switch_scope = c.current;
  else
    c.continue_stays = true;
  walk_children(c, statement);
  c.switch_scope = switch_scope;
  c.break_stays = break_stays;
  c.continue_stays = continue_stays;
}

static void walk(checker &c, clang::Stmt *statement) {
  if (!statement)
    return;
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    walk_block(c, block);
    return;
  }
  statement = walk_labels(c, statement);
  if (clang::WhileStmt *region = region_get(c.u, statement)) {
    if (region_get_kind(c.u, region) == region_kind::function) {
      if (check_registration(c, region))
        walk_children(c, region);
      return;
    }
    // A block of its own: `if (x) defer y();`.
    const scope *const parent = c.current;
    check_use(c, region, true);
    walk_deferred(c, region);
    c.current = parent;
    return;
  }

  switch (statement->getStmtClass()) {
  case clang::Stmt::CompoundStmtClass: // behind a label
    walk_block(c, llvm::cast<clang::CompoundStmt>(statement));
    return;
  case clang::Stmt::WhileStmtClass:
  case clang::Stmt::DoStmtClass:
  case clang::Stmt::ForStmtClass:
  case clang::Stmt::SwitchStmtClass:
    walk_breakable(c, statement);
    return;
  case clang::Stmt::GotoStmtClass: {
    auto *leave = llvm::cast<clang::GotoStmt>(statement);
    c.jumps.push_back(
        {c.current, leave->getGotoLoc(), "'goto'", leave->getLabel(), false});
    return;
  }
  case clang::Stmt::CapturedStmtClass: {
    const bool break_stays = c.break_stays;
    const bool continue_stays = c.continue_stays;
    const bool captured = c.captured;
    c.break_stays = c.continue_stays = false;
    c.captured = true;
    walk_children(c, statement);
    c.break_stays = break_stays;
    c.continue_stays = continue_stays;
    c.captured = captured;
    return;
  }
  case clang::Stmt::IndirectGotoStmtClass:
    c.jumps.push_back({c.current, statement->getBeginLoc(), "computed 'goto'",
                       nullptr, true});
    break;
  case clang::Stmt::GCCAsmStmtClass: {
    auto *assembly = llvm::cast<clang::GCCAsmStmt>(statement);
    for (clang::AddrLabelExpr *label : assembly->labels())
      c.jumps.push_back({c.current, assembly->getAsmLoc(), "'asm goto'",
                         label->getLabel(), true});
    for (clang::Expr *input : assembly->inputs())
      walk(c, input);
    for (clang::Expr *output : assembly->outputs())
      walk(c, output);
    return;
  }
  case clang::Stmt::AddrLabelExprClass:
    c.labels_with_address.push_back(
        llvm::cast<clang::AddrLabelExpr>(statement)->getLabel());
    return;
  case clang::Stmt::BreakStmtClass: {
    const bool stays = target_stays(c, statement, c.break_stays);
    check_exit(c, statement->getBeginLoc(), "'break'", stays);
    check_target(c, statement->getBeginLoc(), stays,
                 clang::diag::err_break_not_in_loop_or_switch);
    return;
  }
  case clang::Stmt::ContinueStmtClass: {
    const bool stays = target_stays(c, statement, c.continue_stays);
    check_exit(c, statement->getBeginLoc(), "'continue'", stays);
    check_target(c, statement->getBeginLoc(), stays,
                 clang::diag::err_continue_not_in_loop);
    return;
  }
  case clang::Stmt::ReturnStmtClass:
    check_exit(c, statement->getBeginLoc(), "'return'", false);
    break;
  case clang::Stmt::CallExprClass:
    check_call(c, llvm::cast<clang::CallExpr>(statement));
    break;
  default:
    break;
  }
  walk_children(c, statement);
}

bool check_body(unit &u, clang::Decl *owner, clang::Stmt *body,
                clang::QualType result) {
  checker c(u, error_range(u, owner, result).known());
  walk(c, body);
  check_jumps(c);
  check_tail_calls(c);
  return !c.failed;
}

} // namespace defer
