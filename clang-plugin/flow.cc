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
// What runs on errors stands at the returns of one, and on a condition that is
// not known where that is not known; what is registered for the function stands
// at its exits.
//
// Exits that cannot be reached are left alone, or S would be reported as code
// that is never executed. That takes a graph, so only where it is asked.
//
// Sema issues the warnings when it leaves a function, before any consumer is
// called, and cannot be told not to. But it begins with the diagnostics that
// wait for the function's graph (PossiblyUnreachableDiags): a remark of ours is
// put in front of them, and when it arrives, what follows is suppressed. The
// warnings are then issued again with that list, from here.
//
// The analyser (--analyze) sees the third form for good.

#include "exit-form.h"

#include "clang/Basic/DiagnosticSema.h"

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

// Whether Sema says of code at LOCATION that it is never executed.
static bool reports_unreachable(unit &u, clang::SourceLocation location) {
  return llvm::any_of(
      std::initializer_list<unsigned>{
          clang::diag::warn_unreachable, clang::diag::warn_unreachable_break,
          clang::diag::warn_unreachable_return,
          clang::diag::warn_unreachable_loop_increment},
      [&](unsigned diagnostic) {
        return !u.compiler.getDiagnostics().isIgnored(diagnostic, location);
      });
}

void flow_issue_warnings(unit &u, clang::Decl *owner, clang::Stmt *body,
                         clang::QualType block_type) {
  if (!u.flow)
    return;
  for (noted_owner &noted : u.flow->owners) {
    if (noted.owner != owner || !noted.saved)
      continue;
    exit_form form(u, owner, body, region_result_type(owner, block_type));
    if (form.has_labels() || reports_unreachable(u, owner->getLocation()))
      form.drop_unreachable_exits();
    auto policy =
        compat::getPolicyInEffectAt(u.compiler.getSema(), owner->getLocation());
    // As Sema::ActOnFinishFunctionBody has it.
    auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner);
    // At the end of the body, a variable for the result is returned.
    if (result_get(u, owner) ||
        (function && (function->hasImplicitReturnZero() ||
                      function->hasAttr<clang::NakedAttr>())))
      policy.disableCheckFallThrough();
    u.flow->issuing = true;
    u.compiler.getSema().AnalysisWarnings.IssueWarnings(
        policy, noted.saved.get(), owner, block_type);
    u.flow->issuing = u.flow->dropping = false;
  }
}

void flow_show_analyser(unit &u, clang::Decl *owner, clang::Stmt *body,
                        clang::QualType block_type) {
  exit_form form(u, owner, body, region_result_type(owner, block_type));
  form.drop_unreachable_exits();
  form.stay();
}

} // namespace defer
