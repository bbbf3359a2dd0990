// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Collecting what unit-facts.h describes, by one walk over each function, while
// its deferred statements stand where they are written.
//
// A `defer` recovers what is raised behind it in its block if its statement
// calls recover(), or is the call of a function that may. A function of another
// unit may; so of what such a `defer` guards nothing is said.
//
// To debug: break on facts_add_function.

#include "unit-facts.h"

#include "defer-words.h"
#include "fix.h"
#include "recover.h"
#include "stable.h"

namespace defer {
namespace lint {

unit_facts &facts_of(unit &u) {
  if (!u.facts)
    u.facts = std::make_shared<unit_facts>();
  return *u.facts;
}

clang::SourceRange facts_written_range(const unit &u,
                                       clang::SourceRange range) {
  const clang::SourceManager &sources = u.compiler.getSourceManager();
  if (range.getBegin().isFileID() && range.getEnd().isFileID())
    return range;
  return sources.getExpansionRange(range).getAsRange();
}

namespace {

// Where the walk is.
struct place_of_walk {
  clang::WhileStmt *region = nullptr;
  bool recovered_in_statement = false, recovered = false;
};

class collector {
public:
  explicit collector(function_view &view)
      : view_(view), facts_(facts_of(view.u)),
        function_(llvm::dyn_cast<clang::FunctionDecl>(view.owner)) {}
  void walk(clang::Stmt *statement, place_of_walk at);

private:
  void walk_block(clang::CompoundStmt *block, place_of_walk at);
  void walk_region(clang::WhileStmt *region, place_of_walk at);
  void walk_call(clang::CallExpr *call, const place_of_walk &at);
  void note_handler(clang::Expr *function, const std::string &caller);
  void note_handlers(clang::CallExpr *call);
  void note_reference(const clang::DeclRefExpr *reference);
  bool recovers(clang::WhileStmt *region) const;

  function_view &view_;
  unit_facts &facts_;
  const clang::FunctionDecl *function_; // null: a block
};

} // namespace

// The function that EXPRESSION is, or its address, or null.
static const clang::FunctionDecl *named_function(clang::Expr *expression) {
  expression = expression->IgnoreParenCasts();
  if (auto *operation = llvm::dyn_cast<clang::UnaryOperator>(expression))
    if (operation->getOpcode() == clang::UO_AddrOf)
      expression = operation->getSubExpr()->IgnoreParenCasts();
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression);
  return reference ? llvm::dyn_cast<clang::FunctionDecl>(reference->getDecl())
                   : nullptr;
}

void collector::note_handler(clang::Expr *function, const std::string &caller) {
  if (const clang::FunctionDecl *handler = named_function(function))
    facts_.of(handler).handler_of = caller;
}

// The functions that CALL hands to the system, to be called with nobody above.
void collector::note_handlers(clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (!callee || !callee->getIdentifier())
    return;
  const llvm::StringRef name = callee->getName();
  if ((name == "signal" || name == "bsd_signal" || name == "sigset") &&
      call->getNumArgs() == 2)
    note_handler(call->getArg(1), "signal");
  if ((name == "atexit" || name == "at_quick_exit" || name == "on_exit") &&
      call->getNumArgs() >= 1)
    note_handler(call->getArg(0), name.str());
}

void collector::note_reference(const clang::DeclRefExpr *reference) {
  if (auto *function =
          llvm::dyn_cast<clang::FunctionDecl>(reference->getDecl()))
    facts_.of(function).address_taken = true;
}

static bool names_handler(const clang::ValueDecl *member) {
  return member->getIdentifier() && (member->getName() == "sa_handler" ||
                                     member->getName() == "sa_sigaction");
}

// Whether what is raised behind REGION ends there.
bool collector::recovers(clang::WhileStmt *region) const {
  return recover_declared(view_.u) &&
         (recover_by_call(view_.u, region) ||
          recover_outside(view_.u, region->getBody()));
}

void collector::walk_call(clang::CallExpr *call, const place_of_walk &at) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  const clang::SourceRange range =
      facts_written_range(view_.u, call->getSourceRange());
  if (callee && function_) {
    function_facts &facts = facts_.of(function_);
    call_fact fact;
    fact.callee = callee->getCanonicalDecl();
    fact.range = range;
    fact.recovered = at.recovered;
    fact.recovered_in_statement = at.recovered_in_statement;
    if (at.region)
      fact.place = region_get_operation(at.region) == call
                       ? call_place::call_form
                       : call_place::deferred;
    const llvm::StringRef name =
        callee->getIdentifier() ? callee->getName() : llvm::StringRef();
    if (recover_get_call(call)) {
      if (!at.region)
        facts.recovers.push_back(range);
    } else if (compat::starts_with(name, PANIC_PREFIX)) {
      // To hand on a value of recover() begins no panic of its own.
      if (name != std::string(PANIC_PREFIX) + "_again")
        facts.panics.push_back(fact);
    } else {
      if (fact.place == call_place::deferred)
        stable_unwrap(view_, at.region, call, fact.unwrap);
      facts.calls.push_back(fact);
    }
  }
  if (callee && at.region && region_get_operation(at.region) == call)
    facts_.of(callee).deferred = true;
  note_handlers(call);
  if (!callee)
    walk(call->getCallee(), at);
  for (clang::Expr *argument : call->arguments())
    walk(argument, at);
}

void collector::walk_region(clang::WhileStmt *region, place_of_walk at) {
  at.region = region;
  at.recovered_in_statement = false;
  walk(region->getBody(), at);
}

void collector::walk_block(clang::CompoundStmt *block, place_of_walk at) {
  for (clang::Stmt *statement : block->body()) {
    clang::Stmt *inner = statement;
    while (clang::Stmt *next = region_behind_label(inner))
      inner = next;
    clang::WhileStmt *region = region_get(view_.u, inner);
    walk(statement, at);
    if (region && region_get_kind(view_.u, region) != region_kind::error &&
        recovers(region))
      at.recovered = at.recovered_in_statement = true;
  }
}

void collector::walk(clang::Stmt *statement, place_of_walk at) {
  if (!statement || llvm::isa<clang::UnaryExprOrTypeTraitExpr>(statement))
    return;
  if (clang::WhileStmt *region = region_get(view_.u, statement)) {
    walk_region(region, at);
    return;
  }
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    walk_block(block, at);
    return;
  }
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    walk_call(call, at);
    return;
  }
  if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(statement))
    note_reference(reference);
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    auto *member =
        llvm::dyn_cast<clang::MemberExpr>(operation->getLHS()->IgnoreParens());
    if (operation->getOpcode() == clang::BO_Assign && member &&
        names_handler(member->getMemberDecl()))
      note_handler(operation->getRHS(), "signal");
  }
  if (auto *list = llvm::dyn_cast<clang::InitListExpr>(statement))
    if (const clang::FieldDecl *field = list->getInitializedFieldInUnion())
      if (names_handler(field) && list->getNumInits() == 1)
        note_handler(list->getInit(0), "signal");
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    for (clang::Decl *declaration : declarations->decls())
      if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration))
        if (variable->hasInit() && variable->isStaticLocal())
          walk(variable->getInit(), at);
  }
  for (clang::Stmt **child : region_children(statement))
    walk(*child, at);
}

bool facts_stops_for_a_bug(llvm::StringRef name) {
  return name == "abort" || name == "__assert_fail" || name == "__assert" ||
         name == "__assert_perror_fail" || name == "__builtin_trap" ||
         name == "__builtin_unreachable" || name == "__builtin_abort";
}

void facts_add_function(function_view &view) {
  if (auto *function = llvm::dyn_cast<clang::FunctionDecl>(view.owner))
    facts_of(view.u).of(function).definition = function;
  collector(view).walk(view.body, place_of_walk());
}

void facts_add_variables(unit &u) {
  clang::ASTContext &context = u.compiler.getASTContext();
  for (clang::Decl *declaration :
       context.getTranslationUnitDecl()->noload_decls()) {
    auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration);
    if (!variable || !variable->hasInit())
      continue;
    function_view view(u, variable, variable->getInit(), clang::QualType());
    collector(view).walk(variable->getInit(), place_of_walk());
  }
}

bool unit_facts::may_panic(const clang::FunctionDecl *function) const {
  std::set<const clang::FunctionDecl *> seen;
  std::vector<const clang::FunctionDecl *> work = {
      function->getCanonicalDecl()};
  while (!work.empty()) {
    const clang::FunctionDecl *next = work.back();
    work.pop_back();
    auto found = functions.find(next);
    if (found == functions.end() || !seen.insert(next).second)
      continue;
    for (const call_fact &fact : found->second.panics)
      if (!fact.recovered)
        return true;
    for (const call_fact &fact : found->second.calls)
      if (!fact.recovered)
        work.push_back(fact.callee);
  }
  return false;
}

} // namespace lint
} // namespace defer
