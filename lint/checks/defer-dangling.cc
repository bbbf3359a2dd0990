// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-dangling: the caller, or what runs at the end of the function, gets a
// pointer to what is gone. See docs/lint/defer-dangling.md.
//
// Found are a `return p;` behind which a deferred statement releases p, and
// `defer_function f(&x);` where x belongs to an inner block.

#include "region.h"
#include "walk.h"

namespace defer {
namespace lint {

static void on_event(function_view &view, const event &e, const path_state &) {
  if ((e.kind != event_kind::release && e.kind != event_kind::cleanup) ||
      e.object->returned.isInvalid() ||
      e.object->status == object_status::released ||
      e.object->status == object_status::failed)
    return;
  // An error exit may be none here.
  if (e.region && region_get_kind(view.u, e.region) == region_kind::error)
    return;
  finding f = {CHECK_dangling,
               {e.object->returned, e.object->returned},
               message::returned_released,
               {{e.region     ? e.region->getWhileLoc()
                 : e.variable ? e.variable->getLocation()
                              : e.location,
                 message::note_releases}},
               {}};
  view.report(f);
}

// Adds the variables that are declared directly in BLOCK.
static void add_variables(const clang::CompoundStmt *block,
                          std::set<const clang::Decl *> &variables) {
  for (const clang::Stmt *statement : block->body())
    if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement))
      variables.insert(declarations->decl_begin(), declarations->decl_end());
}

// The local variable whose address EXPRESSION is, or null.
static const clang::VarDecl *local_address(const clang::Expr *expression) {
  expression = expression->IgnoreParenCasts();
  auto *operation = llvm::dyn_cast<clang::UnaryOperator>(expression);
  if (operation && operation->getOpcode() == clang::UO_AddrOf)
    expression = operation->getSubExpr()->IgnoreParens();
  else if (!expression->getType()->isArrayType())
    return nullptr;
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression);
  auto *variable = reference
                       ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                       : nullptr;
  return variable && variable->hasLocalStorage() &&
                 !llvm::isa<clang::ParmVarDecl>(variable)
             ? variable
             : nullptr;
}

static void find_registrations(function_view &view, clang::Stmt *statement,
                               const std::set<const clang::Decl *> &outermost) {
  if (!statement)
    return;
  clang::WhileStmt *region = region_get(view.u, statement);
  auto *call =
      region && region_get_kind(view.u, region) == region_kind::function
          ? llvm::dyn_cast_or_null<clang::CallExpr>(
                region_get_operation(region))
          : nullptr;
  if (call)
    for (const clang::Expr *argument : call->arguments()) {
      const clang::VarDecl *variable = local_address(view.written(argument));
      if (!variable || outermost.count(variable))
        continue;
      finding f = {CHECK_dangling,
                   view.statement_range(region),
                   fill(message::inner_address, {variable->getNameAsString()}),
                   {{variable->getLocation(), message::note_declared}},
                   {}};
      view.report(f);
    }
  for (clang::Stmt **child : region_children(statement))
    find_registrations(view, *child, outermost);
}

static void on_tree(function_view &view) {
  std::set<const clang::Decl *> outermost;
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(view.body))
    add_variables(block, outermost);
  find_registrations(view, view.body, outermost);
}

const check check_dangling = {on_tree, on_event};

} // namespace lint
} // namespace defer
