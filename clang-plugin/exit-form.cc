// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the third stage: builds the tree that flow.cc describes, in the place
// of the one that was there, and undoes it.

#include "exit-form.h"

#include "clang/Analysis/AnalysisDeclContext.h"
#include "clang/Analysis/CFG.h"

namespace defer {

// The statement behind the labels and attributes of the one in SLOT.
static clang::Stmt **behind_labels(clang::Stmt *&slot) {
  clang::Stmt **inner = &slot;
  while (llvm::isa_and_nonnull<clang::LabelStmt, clang::SwitchCase,
                               clang::AttributedStmt>(*inner)) {
    clang::Stmt **last = nullptr;
    for (clang::Stmt **child : region_children(*inner))
      last = child;
    inner = last;
  }
  return inner;
}

const active *exit_form::enter(const active *current,
                               clang::WhileStmt *region) {
  std::unique_ptr<active> &entered = regions_[region];
  if (!entered)
    entered.reset(new active{current, region});
  return entered.get();
}

// Whether REGION is shown at exits. What is registered may be registered on a
// condition, or more than once; where that is not the outermost block, only its
// operands are seen.
bool exit_form::is_active(clang::WhileStmt *region) const {
  if (region_get_kind(unit_, region) != region_kind::function)
    return true;
  auto *outermost = llvm::dyn_cast<clang::CompoundStmt>(body_);
  if (!outermost)
    return false;
  for (clang::Stmt *&slot : outermost->body())
    if (*behind_labels(slot) == region)
      return true;
  return false;
}

// Notes what is active at each label.
void exit_form::find_labels(clang::Stmt *statement, const active *&current) {
  if (!statement)
    return;
  if (auto *label = llvm::dyn_cast<clang::LabelStmt>(statement))
    labels_[label->getDecl()] = current;
  if (llvm::isa<clang::LabelStmt, clang::SwitchCase, clang::AttributedStmt>(
          statement)) {
    for (clang::Stmt **child : region_children(statement))
      find_labels(*child, current);
    return;
  }
  const active *inner = current;
  if (clang::WhileStmt *region = region_get(unit_, statement)) {
    find_labels(region->getBody(), inner);
    if (is_active(region))
      current = enter(current, region);
    return;
  }
  for (clang::Stmt **child : region_children(statement)) {
    if (!llvm::isa<clang::CompoundStmt>(statement))
      inner = current;
    find_labels(*child, inner);
  }
}

clang::Stmt *exit_form::new_marker(clang::SourceLocation location) {
  return clang::IntegerLiteral::Create(context_, llvm::APInt(32, 0),
                                       context_.IntTy, location);
}

clang::CompoundStmt *exit_form::block(llvm::ArrayRef<clang::Stmt *> statements,
                                      clang::SourceLocation location) {
  return compat::create_compound(context_, statements, nullptr, location,
                                 location);
}

// What may be true or false.
clang::Expr *exit_form::unknown(clang::SourceLocation location) {
  tree t(unit_, owner_);
  if (!unknown_) {
    unknown_ = t.variable("__defer_unknown", context_.IntTy, location);
    unknown_->setStorageClass(clang::SC_Extern);
  }
  return t.load(t.place(unknown_, location));
}

// Adds what runs at an exit of KIND between FROM and TO, an outer one or a
// sibling's parent.
void exit_form::append(std::vector<clang::Stmt *> &list, const active *from,
                       const active *to, exit_kind kind) {
  std::set<const active *> staying;
  for (; to; to = to->parent)
    staying.insert(to);
  for (; from && !staying.count(from); from = from->parent) {
    clang::Stmt *deferred = from->region->getBody();
    const clang::SourceLocation location = from->region->getWhileLoc();
    switch (region_get_kind(unit_, from->region)) {
    case region_kind::statement:
      list.push_back(deferred);
      break;
    case region_kind::function:
      if (kind != exit_kind::other)
        list.push_back(deferred);
      break;
    case region_kind::error:
      if (kind == exit_kind::error)
        list.push_back(deferred);
      else if (kind == exit_kind::maybe_error)
        list.push_back(tree(unit_, owner_)
                           .condition(unknown(location), deferred, location));
      break;
    }
  }
}

// The analysis of locks knows them by what is said in a call. It need not be
// followed into the variables of eager.cc: a lock is the same at the exit.
void exit_form::show_locks(clang::WhileStmt *region) {
  auto *call =
      llvm::dyn_cast_or_null<clang::CallExpr>(region_get_operation(region));
  const clang::FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  if (!callee || !(callee->hasAttr<clang::AcquireCapabilityAttr>() ||
                   callee->hasAttr<clang::AssertCapabilityAttr>() ||
                   callee->hasAttr<clang::LocksExcludedAttr>() ||
                   callee->hasAttr<clang::ReleaseCapabilityAttr>() ||
                   callee->hasAttr<clang::RequiresCapabilityAttr>()))
    return;
  for (clang::Stmt **child : region_children(call)) {
    auto held = unit_.held_operands.find(*child);
    if (held != unit_.held_operands.end())
      set(*child, held->second);
  }
}

// What stands where REGION is reached.
clang::Stmt *exit_form::reached(clang::WhileStmt *region) {
  if (!marks_registrations_)
    return new (context_) clang::NullStmt(region->getWhileLoc());
  clang::Stmt *mark = new_marker(region->getWhileLoc());
  registrations_[mark] = region;
  return mark;
}

void exit_form::place_block(clang::CompoundStmt *compound,
                            const active *current) {
  const active *const outer = current;
  for (clang::Stmt *&slot : compound->body()) {
    const bool last = &slot == compound->body_end() - 1;
    clang::Stmt **inner = behind_labels(slot);
    clang::WhileStmt *region = region_get(unit_, *inner);
    if (region) {
      place_children(region, current);
      show_locks(region);
      if (is_active(region))
        current = enter(current, region);
      set(*inner, reached(region));
    }
    clang::Stmt **statement = &slot;
    if (last && current != outer) {
      const clang::SourceLocation location = compound->getRBracLoc();
      clang::Stmt *marker = new_marker(location);
      std::vector<clang::Stmt *> list = {slot, marker};
      append(list, current, outer,
             compound == body_ ? exit_kind::end_of_function : exit_kind::other);
      clang::CompoundStmt *wrapped = block(list, location);
      set(slot, wrapped, marker);
      statement = wrapped->body_begin();
    }
    if (!region)
      place(*statement, current);
  }
}

// The value is computed before the deferred statements run.
void exit_form::place_return(clang::Stmt *&slot, const active *current) {
  auto *statement = llvm::cast<clang::ReturnStmt>(slot);
  clang::Expr *value = statement->getRetValue();
  if (!value) {
    place_jump(slot, current, nullptr, exit_kind::well);
    return;
  }
  place_children(statement, current);
  value = statement->getRetValue();
  const clang::SourceLocation location = statement->getReturnLoc();
  clang::Stmt *marker = new_marker(location);
  exit_kind kind = exit_kind::maybe_error;
  // What is to become of a variable for the result is not known yet.
  const int judged = result_get(unit_, owner_) ? -1 : errors_.judge(value);
  if (!errors_.known())
    kind = exit_kind::well;
  else if (judged >= 0)
    kind = judged ? exit_kind::error : exit_kind::well;
  std::vector<clang::Stmt *> list = {marker, value};
  append(list, current, nullptr, kind);
  returned_values_.insert(value);
  if (list.size() > 2)
    set(*statement->child_begin(),
        new (context_) clang::StmtExpr(block(list, location), value->getType(),
                                       location, location, 0),
        marker);
}

void exit_form::place_jump(clang::Stmt *&slot, const active *from,
                           const active *to, exit_kind kind) {
  const clang::SourceLocation location = slot->getBeginLoc();
  clang::Stmt *marker = new_marker(location);
  std::vector<clang::Stmt *> list = {marker};
  append(list, from, to, kind);
  if (list.size() == 1)
    return;
  list.push_back(slot);
  set(slot, block(list, location), marker);
}

// What is active at the target of STATEMENT, a `break` or `continue`: at the
// loop that it names, or else at the INNERMOST one.
const active *exit_form::target_of(clang::Stmt *statement,
                                   const active *innermost) {
  const clang::LabelDecl *name = compat::getLabelDecl(statement);
  return name ? labels_[name] : innermost;
}

void exit_form::place_children(clang::Stmt *statement, const active *current) {
  for (clang::Stmt **child : region_children(statement))
    place(*child, current);
}

void exit_form::place(clang::Stmt *&slot, const active *current) {
  clang::Stmt *statement = slot;
  if (auto *compound = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    place_block(compound, current);
    return;
  }
  if (clang::WhileStmt *region = region_get(unit_, statement)) {
    place_children(region, current);
    show_locks(region);
    if (region_get_kind(unit_, region) == region_kind::statement)
      set(slot, region->getBody());
    else
      set(slot, new (context_) clang::NullStmt(region->getWhileLoc()));
    return;
  }
  switch (statement->getStmtClass()) {
  case clang::Stmt::ReturnStmtClass:
    place_return(slot, current);
    return;
  case clang::Stmt::BreakStmtClass:
    place_jump(slot, current, target_of(statement, break_target_));
    return;
  case clang::Stmt::ContinueStmtClass:
    place_jump(slot, current, target_of(statement, continue_target_));
    return;
  case clang::Stmt::GotoStmtClass:
    place_jump(slot, current,
               labels_[llvm::cast<clang::GotoStmt>(statement)->getLabel()]);
    return;
  case clang::Stmt::WhileStmtClass:
  case clang::Stmt::DoStmtClass:
  case clang::Stmt::ForStmtClass:
  case clang::Stmt::SwitchStmtClass: {
    const active *const break_target = break_target_;
    const active *const continue_target = continue_target_;
    break_target_ = current;
    if (!llvm::isa<clang::SwitchStmt>(statement))
      continue_target_ = current;
    place_children(statement, current);
    break_target_ = break_target;
    continue_target_ = continue_target;
    return;
  }
  default:
    place_children(statement, current);
    return;
  }
}

void exit_form::drop_unreachable_exits() {
  clang::AnalysisDeclContext analysis(nullptr, owner_);
  clang::CFG *graph = analysis.getCFG();
  if (!graph)
    return;
  std::set<const clang::CFGBlock *> reached;
  std::set<const clang::Stmt *> statements;
  std::vector<const clang::CFGBlock *> work = {&graph->getEntry()};
  while (!work.empty()) {
    const clang::CFGBlock *b = work.back();
    work.pop_back();
    if (!b || !reached.insert(b).second)
      continue;
    for (const clang::CFGElement &element : *b)
      if (auto statement = element.getAs<clang::CFGStmt>())
        statements.insert(statement->getStmt());
    work.insert(work.end(), b->succ_begin(), b->succ_end());
  }
  for (size_t i = changes_.size(); i-- > 0;) {
    change &c = changes_[i];
    if (!c.marker || statements.count(c.marker))
      continue;
    // At the end of a block the form begins with the statement that was there,
    // which may have been changed in turn.
    auto *form = llvm::dyn_cast<clang::CompoundStmt>(*c.slot);
    *c.slot = form && *form->body_begin() != c.marker ? *form->body_begin()
                                                      : c.original;
  }
}

// Captured regions declare their own.
static bool may_have_labels(const clang::Decl *owner) {
  return llvm::any_of(clang::Decl::castToDeclContext(owner)->decls(),
                      [](const clang::Decl *declaration) {
                        return llvm::isa<clang::LabelDecl, clang::CapturedDecl>(
                            declaration);
                      });
}

exit_form::exit_form(unit &u, clang::Decl *owner, clang::Stmt *body,
                     clang::QualType result, bool marks_registrations)
    : unit_(u), context_(u.compiler.getASTContext()), owner_(owner),
      errors_(u, owner, result), marks_registrations_(marks_registrations),
      has_labels_(may_have_labels(owner)), body_(body) {
  const active *none = nullptr;
  if (has_labels_)
    find_labels(body, none);
  place(body, nullptr);
}

} // namespace defer
