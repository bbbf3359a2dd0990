// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Third stage: Clang's flow warnings and its analyser, over the true flow.
//
// -Wuninitialized, -Wunreachable-code, -Wreturn-type, -Wthread-safety and
// others work on the control flow graph of a function. Between recognise and
// lower a deferred statement looks as if it never ran, and lower's markers tell
// a graph nothing. So the function is given a third form, for as long as the
// warnings take: the deferred statement, the same nodes each time, stands at
// each exit.
//
//   { D; a; return e; }   ->   { ; a; return ({ e; S; }); }
//   { D; a; b; }          ->   { ; a; { b; S; } }
//   break;                ->   { S; break; }
//
// Exits that cannot be reached are left alone, or S would be reported as code
// that is never executed.
//
// Sema issues the warnings when it leaves a function, before any consumer is
// called, and cannot be told not to. But it begins with the diagnostics that
// wait for the function's graph (PossiblyUnreachableDiags): a remark of ours is
// put in front of them, and when it arrives, what follows is suppressed. The
// warnings are then issued again with that list, from here.
//
// The analyser (--analyze) sees the third form for good.

#include "check.h"

#include "clang/Analysis/AnalysisDeclContext.h"
#include "clang/Analysis/CFG.h"

namespace defer {

namespace {

// FunctionScopeInfo can be copied by its heirs only.
struct saved_scope_info : clang::sema::FunctionScopeInfo {
  explicit saved_scope_info(const FunctionScopeInfo &original)
      : FunctionScopeInfo(original) {}
};

struct noted_owner {
  const clang::Decl *owner;
  clang::sema::FunctionScopeInfo *info; // valid until Sema has left the owner
  std::unique_ptr<saved_scope_info> saved;
};

} // namespace

// In front of the diagnostics' consumer from the first `defer` of a declaration
// to the end of that.
struct flow_state : clang::DiagnosticConsumer {
  clang::DiagnosticsEngine &diagnostics;
  const unsigned remark;
  std::vector<noted_owner> owners;
  std::set<std::pair<unsigned, unsigned>> seen; // diagnostic, location
  bool issuing = false;                         // from here
  bool dropping = false; // the warning before was, so its notes are, too

  clang::DiagnosticConsumer *target = nullptr;
  std::unique_ptr<clang::DiagnosticConsumer> target_ownership;

  // What Sema says until the next token is suppressed.
  bool suppressing = false, suppressed_all = false, suppressed_warnings = false;

  explicit flow_state(clang::DiagnosticsEngine &diagnostics_)
      : diagnostics(diagnostics_),
        remark(diagnostics_.getDiagnosticIDs()->getCustomDiagID(
            clang::DiagnosticIDs::Remark, "%0")) {}
  ~flow_state() override { remove(); }

  void install() {
    if (target)
      return;
    target = diagnostics.getClient();
    target_ownership = diagnostics.takeClient();
    diagnostics.setClient(this, /*ShouldOwnClient=*/false);
  }

  void remove() {
    if (!target)
      return;
    diagnostics.setClient(target, target_ownership != nullptr);
    (void)target_ownership.release();
    target = nullptr;
  }

  void suppress(bool everything) {
    suppressing = true;
    suppressed_all = diagnostics.getSuppressAllDiagnostics();
    suppressed_warnings = diagnostics.getIgnoreAllWarnings();
    if (everything)
      diagnostics.setSuppressAllDiagnostics(true);
    else
      diagnostics.setIgnoreAllWarnings(true);
  }

  void stop_suppressing() {
    if (!suppressing)
      return;
    suppressing = false;
    diagnostics.setSuppressAllDiagnostics(suppressed_all);
    diagnostics.setIgnoreAllWarnings(suppressed_warnings);
  }

  // Sema is about to issue the flow warnings of OWNER. Behind a function
  // nothing is diagnosed before the declaration is complete; a block stands in
  // the middle of one, whose errors must be heard.
  void begin_warnings(noted_owner &owner) {
    owner.saved = std::make_unique<saved_scope_info>(*owner.info);
    auto &waiting = owner.saved->PossiblyUnreachableDiags;
    waiting.erase(waiting.begin());
    suppress(llvm::isa<clang::FunctionDecl>(owner.owner));
  }

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic &information) override {
    if (information.getID() == remark) {
      begin_warnings(owners[information.getArgUInt(0)]);
      return;
    }
    if (level != clang::DiagnosticsEngine::Note) {
      // The form repeats statements, and Sema has said some of it before.
      const bool first =
          seen.insert({information.getID(),
                       information.getLocation().getRawEncoding()})
              .second;
      dropping = issuing && !first;
    }
    if (!dropping)
      target->HandleDiagnostic(level, information);
  }

  bool IncludeInDiagnosticCounts() const override {
    return target->IncludeInDiagnosticCounts();
  }
  void BeginSourceFile(const clang::LangOptions &language,
                       const clang::Preprocessor *preprocessor) override {
    target->BeginSourceFile(language, preprocessor);
  }
  void EndSourceFile() override { target->EndSourceFile(); }
};

unit::unit(clang::CompilerInstance &compiler_) : compiler(compiler_) {}
unit::~unit() = default;

void flow_note_defer(unit &u, clang::SourceLocation location) {
  if (!u.compiler.hasSema())
    return;
  clang::Sema &sema = u.compiler.getSema();
  if (!u.flow)
    u.flow = std::make_unique<flow_state>(u.compiler.getDiagnostics());

  clang::sema::FunctionScopeInfo *info = nullptr;
  for (size_t i = sema.FunctionScopes.size(); !info && i-- > 0;)
    if (!llvm::isa<clang::sema::CapturedRegionScopeInfo>(
            sema.FunctionScopes[i]))
      info = sema.FunctionScopes[i];
  clang::DeclContext *context = sema.CurContext;
  while (context && llvm::isa<clang::CapturedDecl>(context))
    context = context->getParent();
  if (!info || !context ||
      !llvm::isa<clang::FunctionDecl, clang::BlockDecl>(context))
    return;

  const clang::Decl *owner = clang::Decl::castFromDeclContext(context);
  for (const noted_owner &noted : u.flow->owners)
    if (noted.owner == owner)
      return;
  clang::PartialDiagnostic diagnostic(u.flow->remark,
                                      sema.Context.getDiagAllocator());
  diagnostic << static_cast<unsigned>(u.flow->owners.size());
  auto &waiting = info->PossiblyUnreachableDiags;
  waiting.insert(waiting.begin(), clang::sema::PossiblyUnreachableDiag(
                                      diagnostic, location, {}));
  u.flow->owners.push_back({owner, info, nullptr});
  u.flow->install();
}

void flow_note_token(unit &u) {
  if (u.flow)
    u.flow->stop_suppressing();
}

void flow_begin_declaration(unit &u) { flow_note_token(u); }

void flow_end_declaration(unit &u) { u.flow.reset(); }

namespace {

// What is left when a jump leaves the scope of REGION, and what next.
struct active {
  const active *parent;
  clang::WhileStmt *region;
};

// The third form of an owner's body. It is undone when this goes out of scope,
// unless it is to stay.
class exit_form {
public:
  exit_form(unit &u, clang::Decl *owner, clang::Stmt *body);
  ~exit_form() {
    if (!stays_)
      undo(0);
  }
  void stay() { stays_ = true; }

private:
  struct change {
    clang::Stmt **slot;
    clang::Stmt *original;
    clang::Stmt *marker; // null: not an exit
  };

  void set(clang::Stmt *&slot, clang::Stmt *value,
           clang::Stmt *marker = nullptr) {
    changes_.push_back({&slot, slot, marker});
    slot = value;
  }
  void undo(size_t size) {
    for (; changes_.size() > size; changes_.pop_back())
      *changes_.back().slot = changes_.back().original;
  }

  void find_labels(clang::Stmt *statement, const active *&current);
  const active *enter(const active *current, clang::WhileStmt *region);
  clang::Stmt *new_marker(clang::SourceLocation location);
  clang::CompoundStmt *block(llvm::ArrayRef<clang::Stmt *> statements,
                             clang::SourceLocation location);
  void append(std::vector<clang::Stmt *> &list, const active *from,
              const active *to);

  void place_block(clang::CompoundStmt *block, const active *current);
  void place_return(clang::Stmt *&slot, const active *current);
  void place_jump(clang::Stmt *&slot, const active *from, const active *to);
  void place(clang::Stmt *&slot, const active *current);
  void place_children(clang::Stmt *statement, const active *current);
  void drop_unreachable_exits();

  unit &unit_;
  clang::ASTContext &context_;
  clang::Decl *owner_;
  std::vector<change> changes_;
  bool stays_ = false;
  std::map<clang::WhileStmt *, std::unique_ptr<active>> regions_;
  std::map<const clang::LabelDecl *, const active *> labels_;
  const active *break_target_ = nullptr, *continue_target_ = nullptr;
};

} // namespace

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

// Adds what runs between FROM and TO, an outer one or a sibling's parent.
void exit_form::append(std::vector<clang::Stmt *> &list, const active *from,
                       const active *to) {
  std::set<const active *> staying;
  for (; to; to = to->parent)
    staying.insert(to);
  for (; from && !staying.count(from); from = from->parent)
    list.push_back(from->region->getBody());
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
      current = enter(current, region);
      set(*inner, new (context_) clang::NullStmt(region->getWhileLoc()));
    }
    clang::Stmt **statement = &slot;
    if (last && current != outer) {
      const clang::SourceLocation location = compound->getRBracLoc();
      clang::Stmt *marker = new_marker(location);
      std::vector<clang::Stmt *> list = {slot, marker};
      append(list, current, outer);
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
    place_jump(slot, current, nullptr);
    return;
  }
  place_children(statement, current);
  value = statement->getRetValue();
  const clang::SourceLocation location = statement->getReturnLoc();
  clang::Stmt *marker = new_marker(location);
  std::vector<clang::Stmt *> list = {marker, value};
  append(list, current, nullptr);
  if (list.size() > 2)
    set(*statement->child_begin(),
        new (context_) clang::StmtExpr(block(list, location), value->getType(),
                                       location, location, 0),
        marker);
}

void exit_form::place_jump(clang::Stmt *&slot, const active *from,
                           const active *to) {
  const clang::SourceLocation location = slot->getBeginLoc();
  clang::Stmt *marker = new_marker(location);
  std::vector<clang::Stmt *> list = {marker};
  append(list, from, to);
  if (list.size() == 1)
    return;
  list.push_back(slot);
  set(slot, block(list, location), marker);
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
    set(slot, region->getBody());
    return;
  }
  switch (statement->getStmtClass()) {
  case clang::Stmt::ReturnStmtClass:
    place_return(slot, current);
    return;
  case clang::Stmt::BreakStmtClass:
    place_jump(slot, current, break_target_);
    return;
  case clang::Stmt::ContinueStmtClass:
    place_jump(slot, current, continue_target_);
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

// Undoes the changes at exits that the graph of the form does not reach.
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

exit_form::exit_form(unit &u, clang::Decl *owner, clang::Stmt *body)
    : unit_(u), context_(u.compiler.getASTContext()), owner_(owner) {
  const active *none = nullptr;
  find_labels(body, none);
  place(body, nullptr);
  drop_unreachable_exits();
}

void flow_issue_warnings(unit &u, clang::Decl *owner, clang::Stmt *body,
                         clang::QualType block_type) {
  if (!u.flow)
    return;
  for (noted_owner &noted : u.flow->owners) {
    if (noted.owner != owner || !noted.saved)
      continue;
    exit_form form(u, owner, body);
    auto policy =
        compat::getPolicyInEffectAt(u.compiler.getSema(), owner->getLocation());
    // As Sema::ActOnFinishFunctionBody has it.
    auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner);
    if (function && (function->hasImplicitReturnZero() ||
                     function->hasAttr<clang::NakedAttr>()))
      policy.disableCheckFallThrough();
    u.flow->issuing = true;
    u.compiler.getSema().AnalysisWarnings.IssueWarnings(
        policy, noted.saved.get(), owner, block_type);
    u.flow->issuing = u.flow->dropping = false;
  }
}

void flow_show_analyser(unit &u, clang::Decl *owner, clang::Stmt *body) {
  exit_form(u, owner, body).stay();
}

} // namespace defer
