// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between eager and check: the variable for the result of a function.
//
//   return e;   ->   { x = e; return x; }
//
// Hooks in when a declaration is complete. x is marked as what Clang builds in
// the place of the result, and each such `return` as one that returns it
// (NRVO): no code is left of the `return` itself, and what runs behind it finds
// the result in x and may change it. A `return` in front of the declaration of
// x has no x to store to, and no `defer` behind it.
//
// If x is not initialised, it is zero from the beginning: a structure where a
// panic may end in the function, all else where anything may unwind, for what
// is deferred may look at it then. Where nothing is deferred the attribute has
// no effect.
//
// Refuses all but a plain variable of the function's outermost block, of the
// type of its result, in front of the first `defer`, and a second one.
//
// To debug: -Xclang -ast-dump shows `nrvo`.

#include "defer-messages.h"
#include "recover.h"
#include "tree.h"

namespace defer {

clang::VarDecl *result_get(const unit &u, const clang::Decl *owner) {
  auto found = u.results.find(owner);
  return found == u.results.end() ? nullptr : found->second;
}

// What is wrong with VARIABLE itself, in a function that returns RESULT; or
// null.
static const char *find_fault(const clang::ASTContext &context,
                              const clang::VarDecl *variable,
                              clang::QualType result) {
  if (variable->hasAttr<clang::BlocksAttr>())
    return message::result_storage;
  const clang::QualType type = variable->getType();
  if (type.isConstQualified() || result->isVoidType() ||
      !context.hasSameUnqualifiedType(type, result))
    return message::result_type;
  if (variable->hasAttr<clang::AlignedAttr>())
    return message::result_alignment;
  return nullptr;
}

static bool declares(clang::Stmt *statement, const clang::VarDecl *variable) {
  auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement);
  return declarations && llvm::is_contained(declarations->decls(), variable);
}

// Where VARIABLE is declared in BLOCK, or its end; also if something is
// deferred before.
static clang::CompoundStmt::body_iterator
find_declaration(const unit &u, clang::CompoundStmt *block,
                 const clang::VarDecl *variable) {
  for (auto i = block->body_begin(); i != block->body_end(); ++i) {
    if (region_in_statement(u, *i))
      break;
    if (declares(*i, variable))
      return i;
  }
  return block->body_end();
}

// Whether VALUE is what VARIABLE holds.
static bool reads(clang::Expr *value, const clang::VarDecl *variable) {
  auto *reference =
      llvm::dyn_cast<clang::DeclRefExpr>(value->IgnoreParenImpCasts());
  return reference && reference->getDecl() == variable;
}

// Has each `return` of the owner in the statement at SLOT store to VARIABLE.
static void rewrite(tree &t, clang::Stmt *&slot, clang::VarDecl *variable) {
  if (!slot || llvm::isa<clang::CapturedStmt>(slot))
    return;
  if (auto *attributed = llvm::dyn_cast<clang::AttributedStmt>(slot))
    for (const clang::Attr *attribute : attributed->getAttrs())
      if (llvm::isa<clang::MustTailAttr>(attribute))
        return;
  for (clang::Stmt **child : region_children(slot))
    rewrite(t, *child, variable);
  auto *leaving = llvm::dyn_cast<clang::ReturnStmt>(slot);
  clang::Expr *value = leaving ? leaving->getRetValue() : nullptr;
  if (!value)
    return;
  const clang::SourceLocation location = leaving->getReturnLoc();
  clang::Stmt *end =
      t.leave(t.load(t.place(variable, location)), location, variable);
  if (reads(value, variable))
    slot = end;
  else
    slot =
        t.block({t.assign(t.place(variable, location), value), end}, location);
}

bool result_rewrite(unit &u, clang::Decl *owner, clang::Stmt *body,
                    clang::QualType result) {
  auto found = u.declared_results.find(owner);
  if (found == u.declared_results.end())
    return true;
  clang::ASTContext &context = u.compiler.getASTContext();
  const std::vector<clang::VarDecl *> variables = std::move(found->second);
  u.declared_results.erase(found);
  auto *block = llvm::dyn_cast<clang::CompoundStmt>(body);
  if (!block)
    return false;
  clang::VarDecl *const variable = variables.front();
  bool good = true;
  for (clang::VarDecl *v : variables) {
    const char *fault = find_fault(context, v, result);
    if (!fault && v == variable &&
        find_declaration(u, block, v) == block->body_end())
      fault = message::result_place;
    if (!fault && v != variable)
      fault = message::result_second;
    if (!fault)
      continue;
    good = false;
    emit_error(u, v->getLocation(), fault, v->getNameAsString());
    if (fault == message::result_second)
      emit_note(u, variable->getLocation(), message::note_result);
  }
  if (!good || !region_in_statement(u, body))
    return good;

  u.results[owner] = variable;
  variable->setNRVOVariable(true);
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner);
  const clang::QualType type = variable->getType().getAtomicUnqualifiedType();
  if (!variable->hasInit() && plugin_options.panic &&
      (!type->isRecordType() ||
       recover_in_owner(u, body, !function || !function->isNoReturn())))
    variable->setInit(new (context) clang::ImplicitValueInitExpr(type));
  tree t(u, owner);
  for (auto i = find_declaration(u, block, variable); i != block->body_end();
       ++i)
    rewrite(t, *i, variable);
  return true;
}

} // namespace defer
