// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between recognise and check: the warning of a variable that may change
// between a `defer f(x);`, which evaluates it, and the exit of its block, where
// `defer { f(x); }` would (late-change).
//
// Hooks in when a declaration is complete, before eager.cc takes the operands
// out. One walk tells the graph of defer-changes.h, which describes what
// counts, how the owner flows, what it changes and where addresses go; then the
// graph is asked for each call form. A deferred statement stands where its
// `defer` does: whatever leads from there to an exit runs it.
//
// Refuses nothing. To debug: break on change_graph::find.

#include "call-effects.h"
#include "defer-changes.h"
#include "defer-messages.h"
#include "defer-words.h"
#include "place.h"
#include "region.h"

namespace defer {

namespace {

// A call form, and what follows it.
struct late_call {
  clang::SourceLocation location;
  std::vector<place> reads;
  change_graph::interval rest;
};

struct switch_state {
  change_graph::label choice; // leads to each `case`
  bool has_default = false;
};

class late_walk {
public:
  late_walk(unit &u, const clang::Decl *owner)
      : unit_(u), context_(u.compiler.getASTContext()), places_(owner) {}
  void run(clang::Stmt *body);

private:
  void walk(clang::Stmt *statement);
  void walk_children(clang::Stmt *statement);
  bool always(clang::Expr *condition, bool value) const;
  void branch_unless(clang::Expr *condition, bool value,
                     change_graph::label &to);
  void walk_conditional(clang::Expr *condition, clang::Stmt *first,
                        clang::Stmt *second);
  void walk_short_circuit(clang::BinaryOperator *operation);
  void walk_loop(clang::Expr *condition, clang::Stmt *body, clang::Stmt *step,
                 bool body_first);
  void walk_switch(clang::SwitchStmt *statement);
  void walk_case(clang::SwitchCase *choice);
  void walk_call(clang::CallExpr *call);
  void walk_atomic(clang::AtomicExpr *operation);
  void walk_binary(clang::BinaryOperator *operation);
  void walk_declaration(clang::VarDecl *declaration);
  void walk_asm(clang::GCCAsmStmt *assembly);
  void walk_deferred(clang::WhileStmt *region);
  void walk_scope(clang::Stmt *statement);
  std::string call_text(clang::SourceLocation location,
                        llvm::StringRef keyword) const;
  void report(const late_call &call, const change_graph::change &change);

  unit &unit_;
  clang::ASTContext &context_;
  places places_;
  change_graph graph_;
  std::vector<late_call> calls_;
  std::map<const clang::LabelDecl *, change_graph::label> labels_;
  change_graph::label computed_; // where a computed goto leads to

  // The state of the walk.
  change_graph::label *break_target_ = nullptr, *continue_target_ = nullptr;
  switch_state innermost_switch_;
  // Of the block at hand, by their places in `calls_`, and where they begin.
  struct open_rest {
    size_t call;
    change_graph::node first;
  };
  std::vector<open_rest> open_;
};

} // namespace

static change_graph::location encode(clang::SourceLocation location) {
  return location.getRawEncoding();
}

void late_walk::walk_children(clang::Stmt *statement) {
  for (clang::Stmt **child : region_children(statement))
    walk(*child);
}

bool late_walk::always(clang::Expr *condition, bool value) const {
  if (!condition)
    return value;
  bool result;
  return !condition->isValueDependent() &&
         condition->EvaluateAsBooleanCondition(result, context_) &&
         result == value;
}

// Goes to TO unless CONDITION, which has been walked, is VALUE.
void late_walk::branch_unless(clang::Expr *condition, bool value,
                              change_graph::label &to) {
  if (always(condition, !value))
    graph_.jump(to);
  else if (!always(condition, value))
    graph_.branch(to);
}

void late_walk::walk_conditional(clang::Expr *condition, clang::Stmt *first,
                                 clang::Stmt *second) {
  change_graph::label otherwise, end;
  walk(condition);
  branch_unless(condition, true, otherwise);
  walk_scope(first);
  graph_.jump(end);
  graph_.put(otherwise);
  walk_scope(second);
  graph_.put(end);
}

// `&&` or `||`.
void late_walk::walk_short_circuit(clang::BinaryOperator *operation) {
  change_graph::label end;
  walk(operation->getLHS());
  branch_unless(operation->getLHS(), operation->getOpcode() == clang::BO_LAnd,
                end);
  walk(operation->getRHS());
  graph_.put(end);
}

// A loop; CONDITION is tested in front of BODY or, if BODY_FIRST, behind it.
void late_walk::walk_loop(clang::Expr *condition, clang::Stmt *body,
                          clang::Stmt *step, bool body_first) {
  change_graph::label *const break_target = break_target_;
  change_graph::label *const continue_target = continue_target_;
  change_graph::label begin, next, end;
  break_target_ = &end;
  continue_target_ = &next;
  graph_.put(begin);
  if (!body_first) {
    walk(condition);
    branch_unless(condition, true, end);
  }
  walk_scope(body);
  graph_.put(next);
  walk(step);
  if (body_first) {
    walk(condition);
    branch_unless(condition, true, end);
  }
  graph_.jump(begin);
  graph_.put(end);
  break_target_ = break_target;
  continue_target_ = continue_target;
}

void late_walk::walk_switch(clang::SwitchStmt *statement) {
  change_graph::label *const break_target = break_target_;
  const switch_state outer = innermost_switch_;
  change_graph::label end;
  break_target_ = &end;
  innermost_switch_ = switch_state();
  walk(statement->getCond());
  graph_.jump(innermost_switch_.choice);
  walk_scope(statement->getBody());
  if (!innermost_switch_.has_default)
    graph_.put(innermost_switch_.choice);
  graph_.put(end);
  break_target_ = break_target;
  innermost_switch_ = outer;
}

void late_walk::walk_case(clang::SwitchCase *choice) {
  if (llvm::isa<clang::DefaultStmt>(choice))
    innermost_switch_.has_default = true;
  change_graph::label here = innermost_switch_.choice;
  graph_.put(here);
  walk(choice->getSubStmt());
}

void late_walk::walk_call(clang::CallExpr *call) {
  if (is_unevaluated(context_, call))
    return;
  walk_children(call);
  const change_graph::location location = encode(call->getExprLoc());
  for (unsigned i = 0; i < call->getNumArgs(); i++)
    if (call_writes_argument(context_, call, i)) {
      pointer_value value;
      places_.add_values(call->getArg(i), value);
      graph_.give(value, location);
    }
  if (call_writes_elsewhere(context_, call))
    graph_.call(location);
  if (call_does_not_return(call))
    graph_.stop(call_unwinds(context_, call));
}

// A call of a builtin like __atomic_store_n.
void late_walk::walk_atomic(clang::AtomicExpr *operation) {
  walk_children(operation);
  if (operation->getOp() == clang::AtomicExpr::AO__atomic_load_n ||
      operation->getOp() == clang::AtomicExpr::AO__c11_atomic_load)
    return;
  for (unsigned i = 0; i < operation->getNumSubExprs(); i++) {
    pointer_value value;
    const clang::Expr *argument = operation->getSubExprs()[i];
    places_.add_values(argument, value);
    if (call_gives_access(context_, argument->getType()))
      graph_.give(value, encode(operation->getExprLoc()));
  }
}

void late_walk::walk_binary(clang::BinaryOperator *operation) {
  if (operation->isLogicalOp()) {
    walk_short_circuit(operation);
    return;
  }
  walk_children(operation);
  if (!operation->isAssignmentOp())
    return;
  const place to = places_.of(operation->getLHS());
  const change_graph::location location = encode(operation->getOperatorLoc());
  if (operation->isCompoundAssignmentOp()) {
    graph_.modify(to, location);
    return;
  }
  if (places_.of(operation->getRHS()->IgnoreParenCasts()) == to)
    return;
  pointer_value value;
  places_.add_values(operation->getRHS(), value);
  graph_.store(to, value, location);
}

void late_walk::walk_declaration(clang::VarDecl *declaration) {
  if (!declaration->hasLocalStorage() || !declaration->hasInit())
    return;
  pointer_value value;
  places_.add_values(declaration->getInit(), value);
  const place p = places_.of_variable(declaration);
  if (p.is_pointer)
    graph_.hold(p.variable, value);
  else
    graph_.escape(value);
}

void late_walk::walk_asm(clang::GCCAsmStmt *assembly) {
  for (clang::Expr *input : assembly->inputs())
    walk(input);
  for (clang::Expr *output : assembly->outputs()) {
    walk(output);
    graph_.modify(places_.of(output), encode(assembly->getAsmLoc()));
  }
  for (clang::AddrLabelExpr *label : assembly->labels())
    graph_.branch(labels_[label->getLabel()]);
}

// A deferred statement; the rest of its block follows.
void late_walk::walk_deferred(clang::WhileStmt *region) {
  change_graph::label behind;
  graph_.branch(behind);
  walk_scope(region->getBody());
  graph_.put(behind);
  clang::Expr *operation = eager_operation(unit_, region);
  // `_Defer_function` has no other reading.
  if (!operation || region_get_kind(unit_, region) == region_kind::function)
    return;
  calls_.push_back({region->getWhileLoc(), {}, {0, 0}});
  for (const clang::Stmt *operand : operation->children())
    places_.add_reads(operand, calls_.back().reads);
  open_.push_back({calls_.size() - 1, graph_.begin_rest()});
}

// STATEMENT, which is a block of its own.
void late_walk::walk_scope(clang::Stmt *statement) {
  const size_t open = open_.size();
  if (llvm::isa_and_nonnull<clang::CompoundStmt, clang::CapturedStmt>(
          statement))
    walk_children(statement);
  else
    walk(statement);
  for (; open_.size() > open; open_.pop_back())
    calls_[open_.back().call].rest = graph_.end_rest(open_.back().first);
}

void late_walk::walk(clang::Stmt *statement) {
  if (!statement || llvm::isa<clang::UnaryExprOrTypeTraitExpr>(statement))
    return;
  if (clang::WhileStmt *region = region_get(unit_, statement)) {
    walk_deferred(region);
    return;
  }
  if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    walk_binary(binary);
    return;
  }
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    walk_call(call);
    return;
  }

  switch (statement->getStmtClass()) {
  case clang::Stmt::CompoundStmtClass:
  case clang::Stmt::CapturedStmtClass:
    walk_scope(statement);
    return;
  case clang::Stmt::DeclStmtClass:
    walk_children(statement);
    for (clang::Decl *declaration :
         llvm::cast<clang::DeclStmt>(statement)->decls())
      if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration))
        walk_declaration(variable);
    return;
  case clang::Stmt::IfStmtClass: {
    auto *choice = llvm::cast<clang::IfStmt>(statement);
    walk_conditional(choice->getCond(), choice->getThen(), choice->getElse());
    return;
  }
  case clang::Stmt::ConditionalOperatorClass: {
    auto *choice = llvm::cast<clang::ConditionalOperator>(statement);
    walk_conditional(choice->getCond(), choice->getTrueExpr(),
                     choice->getFalseExpr());
    return;
  }
  case clang::Stmt::BinaryConditionalOperatorClass: {
    auto *choice = llvm::cast<clang::BinaryConditionalOperator>(statement);
    walk_conditional(choice->getCommon(), nullptr, choice->getFalseExpr());
    return;
  }
  case clang::Stmt::WhileStmtClass: {
    auto *loop = llvm::cast<clang::WhileStmt>(statement);
    walk_loop(loop->getCond(), loop->getBody(), nullptr, false);
    return;
  }
  case clang::Stmt::DoStmtClass: {
    auto *loop = llvm::cast<clang::DoStmt>(statement);
    walk_loop(loop->getCond(), loop->getBody(), nullptr, true);
    return;
  }
  case clang::Stmt::ForStmtClass: {
    auto *loop = llvm::cast<clang::ForStmt>(statement);
    walk(loop->getInit());
    walk_loop(loop->getCond(), loop->getBody(), loop->getInc(), false);
    return;
  }
  case clang::Stmt::SwitchStmtClass:
    walk_switch(llvm::cast<clang::SwitchStmt>(statement));
    return;
  case clang::Stmt::CaseStmtClass:
  case clang::Stmt::DefaultStmtClass:
    walk_case(llvm::cast<clang::SwitchCase>(statement));
    return;
  case clang::Stmt::LabelStmtClass: {
    auto *label = llvm::cast<clang::LabelStmt>(statement);
    graph_.put(labels_[label->getDecl()]);
    walk(label->getSubStmt());
    return;
  }
  case clang::Stmt::GotoStmtClass:
    graph_.jump(labels_[llvm::cast<clang::GotoStmt>(statement)->getLabel()]);
    return;
  case clang::Stmt::IndirectGotoStmtClass:
    walk_children(statement);
    graph_.jump(computed_);
    return;
  case clang::Stmt::BreakStmtClass:
    if (break_target_)
      graph_.jump(*break_target_);
    return;
  case clang::Stmt::ContinueStmtClass:
    if (continue_target_)
      graph_.jump(*continue_target_);
    return;
  case clang::Stmt::ReturnStmtClass:
    walk_children(statement);
    if (auto *value = llvm::cast<clang::ReturnStmt>(statement)->getRetValue()) {
      pointer_value returned;
      places_.add_values(value, returned);
      graph_.escape(returned);
    }
    graph_.stop(true);
    return;
  case clang::Stmt::UnaryOperatorClass: {
    auto *operation = llvm::cast<clang::UnaryOperator>(statement);
    walk_children(statement);
    if (operation->isIncrementDecrementOp())
      graph_.modify(places_.of(operation->getSubExpr()),
                    encode(operation->getOperatorLoc()));
    return;
  }
  case clang::Stmt::AtomicExprClass:
    walk_atomic(llvm::cast<clang::AtomicExpr>(statement));
    return;
  case clang::Stmt::GCCAsmStmtClass:
    walk_asm(llvm::cast<clang::GCCAsmStmt>(statement));
    return;
  case clang::Stmt::CompoundLiteralExprClass: {
    auto *literal = llvm::cast<clang::CompoundLiteralExpr>(statement);
    walk_children(statement);
    const clang::RecordDecl *record = literal->getType()->getAsRecordDecl();
    // The argument of a parameter that is a transparent union.
    if (record && record->hasAttr<clang::TransparentUnionAttr>())
      return;
    pointer_value value;
    places_.add_values(literal->getInitializer(), value);
    graph_.escape(value);
    return;
  }
  case clang::Stmt::GenericSelectionExprClass:
    walk(llvm::cast<clang::GenericSelectionExpr>(statement)->getResultExpr());
    return;
  case clang::Stmt::ChooseExprClass:
    walk(llvm::cast<clang::ChooseExpr>(statement)->getChosenSubExpr());
    return;
  default:
    walk_children(statement);
    return;
  }
}

// The text of the call at LOCATION, which is that of the keyword.
std::string late_walk::call_text(clang::SourceLocation location,
                                 llvm::StringRef keyword) const {
  const clang::SourceManager &sources = context_.getSourceManager();
  if (location.isMacroID())
    return UNKNOWN_CALL;
  const std::pair<clang::FileID, unsigned> where =
      sources.getDecomposedLoc(location);
  const llvm::StringRef text =
      sources.getBufferData(where.first).substr(where.second);
  return text_of_call(text.substr(0, text.find_first_of("\r\n")).str(),
                      keyword.size());
}

void late_walk::report(const late_call &call,
                       const change_graph::change &change) {
  const clang::SourceManager &sources = context_.getSourceManager();
  const std::string name = change.read.text();
  if (emit_warning(unit_, sources.getExpansionLoc(call.location),
                   WARNING_late_change, message::late_change, name))
    emit_note(unit_,
              sources.getExpansionLoc(
                  clang::SourceLocation::getFromRawEncoding(change.where)),
              message::note_change, name,
              call_text(call.location, SHORT_KEYWORD));
}

void late_walk::run(clang::Stmt *body) {
  walk(body);
  graph_.stop(true);
  for (const auto &label : labels_)
    graph_.connect(computed_, label.second);
  for (const late_call &call : calls_)
    for (const change_graph::change &change :
         graph_.find(call.rest, call.reads))
      report(call, change);
}

void late_change_warn(unit &u, const clang::Decl *owner, clang::Stmt *body) {
  if (plugin_options.warnings[WARNING_late_change] != severity::off)
    late_walk(u, owner).run(body);
}

} // namespace defer
