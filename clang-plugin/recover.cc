// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the second stage: which `defer` may stop a panic.
//
// One whose statement calls recover(), or is itself the call of a function that
// may: of any but a builtin, a function of a system header, and one whose body
// has been seen to have no recover() outside of deferred statements. Blocks and
// OpenMP regions in a statement are deeper; a call of recover() there is left
// alone, and the function of that name in the library returns NULL.
//
// Refuses recover() with panic=off, and in a deferred statement of an OpenMP
// region, which no thread may leave by returning, and of a function that does
// not return.
//
// To debug: -Xclang -ast-dump shows __defer.recover_exit in the functions that
// may recover.

#include "recover.h"

#include "call-effects.h"
#include "defer-messages.h"
#include "defer-runtime.h"
#include "defer-words.h"
#include "clang/Basic/SourceManager.h"

namespace defer {

bool recover_declared(const unit &u) {
  const clang::IdentifierTable &names = u.compiler.getASTContext().Idents;
  return names.find(RECOVER_FUNCTION) != names.end();
}

static const clang::FunctionDecl *external_callee(clang::Stmt *statement) {
  auto *call = llvm::dyn_cast_or_null<clang::CallExpr>(statement);
  const clang::FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  return callee && callee->getIdentifier() && callee->isExternallyVisible()
             ? callee
             : nullptr;
}

clang::CallExpr *recover_get_call(clang::Stmt *statement) {
  const clang::FunctionDecl *callee = external_callee(statement);
  if (!callee || callee->getName() != RECOVER_FUNCTION ||
      !callee->getReturnType()->isPointerType())
    return nullptr;
  return llvm::cast<clang::CallExpr>(statement);
}

static bool is_panic_call(clang::Stmt *statement) {
  const clang::FunctionDecl *callee = external_callee(statement);
  return callee && compat::starts_with(callee->getName(), PANIC_PREFIX);
}

// Whether what lower.cc makes of recover() outside of deferred statements.
static bool is_lowered_call(clang::Stmt *statement) {
  const clang::FunctionDecl *callee = external_callee(statement);
  return callee && callee->getName() == RUNTIME_RECOVER;
}

// Whether FOUND holds for a statement in STATEMENT, itself included, outside of
// deeper deferred statements, blocks and OpenMP regions.
static bool any_in_frame(const unit *u, clang::Stmt *statement,
                         llvm::function_ref<bool(clang::Stmt *)> found) {
  if (!statement || llvm::isa<clang::CapturedStmt>(statement))
    return false;
  if (found(statement))
    return true;
  if (u && region_get(*u, statement))
    return false;
  for (clang::Stmt **child : region_children(statement))
    if (any_in_frame(u, *child, found))
      return true;
  return false;
}

bool recover_outside(const unit &u, clang::Stmt *body) {
  return recover_declared(u) &&
         any_in_frame(&u, body, [](clang::Stmt *statement) {
           return recover_get_call(statement) || is_lowered_call(statement);
         });
}

bool recover_panics(clang::Stmt *body) {
  return any_in_frame(nullptr, body, is_panic_call);
}

bool recover_of_callee(const unit &u, clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (!callee)
    return true;
  if (call_is_of_system(u.compiler.getASTContext(), call) ||
      recover_get_call(call) || is_panic_call(call))
    return false;
  const clang::FunctionDecl *definition;
  if (!callee->hasBody(definition))
    return true;
  return recover_outside(u, definition->getBody());
}

bool recover_by_call(const unit &u, clang::WhileStmt *region) {
  auto *call =
      llvm::dyn_cast_or_null<clang::CallExpr>(region_get_operation(region));
  return call && recover_of_callee(u, call);
}

// Whether the `defer` at REGION may recover.
static bool recovers(const unit &u, clang::WhileStmt *region) {
  return recover_by_call(u, region) ||
         (recover_declared(u) &&
          any_in_frame(&u, region->getBody(), recover_get_call));
}

bool recover_in_frame(const unit &u, clang::Stmt *frame) {
  // The statement of a `defer` that is a frame may be one itself.
  return any_in_frame(&u, frame, [&](clang::Stmt *statement) {
    clang::WhileStmt *region = region_get(u, statement);
    return region && recovers(u, region);
  });
}

bool recover_in_owner(const unit &u, clang::Stmt *body, bool returns) {
  return any_in_frame(&u, body, [&](clang::Stmt *statement) {
    clang::WhileStmt *region = region_get(u, statement);
    return region && ((returns && recovers(u, region)) ||
                      recover_in_owner(u, region->getBody(), true));
  });
}

namespace {

struct walk_state {
  bool returns;      // the owner does
  bool captured;     // in an OpenMP region
  unsigned deferred; // how many deferred statements are around
};

} // namespace

static bool check(unit &u, clang::Stmt *statement, walk_state state) {
  if (!statement)
    return true;
  if (auto *block = llvm::dyn_cast<clang::BlockExpr>(statement))
    return check(u, block->getBlockDecl()->getBody(), {true, false, 0});
  if (llvm::isa<clang::CapturedStmt>(statement))
    state = {true, true, 0};
  else if (region_get(u, statement))
    state.deferred++;
  bool good = true;
  if (clang::CallExpr *call = recover_get_call(statement)) {
    const char *text = nullptr;
    if (!plugin_options.panic)
      text = message::recover_panic_off;
    else if (state.captured && state.deferred)
      text = message::recover_openmp;
    else if (!state.returns && state.deferred == 1)
      text = message::recover_noreturn;
    if (text)
      emit_error(
          u, u.compiler.getSourceManager().getExpansionLoc(call->getBeginLoc()),
          text);
    good = !text;
  }
  for (clang::Stmt **child : region_children(statement))
    good &= check(u, *child, state);
  return good;
}

bool recover_check(unit &u, clang::Decl *declaration) {
  clang::Stmt *statement = nullptr;
  bool returns = true;
  if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration))
    statement = variable->getInit();
  else if (auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration))
    if (function->doesThisDeclarationHaveABody()) {
      statement = function->getBody();
      returns = !function->isNoReturn();
    }
  return !recover_declared(u) || check(u, statement, {returns, false, 0});
}

} // namespace defer
