// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Looking into the functions that are called; see unlocks.h.
//
// What a function releases is known by the variables that the places begin
// with: those of the unit, and its parameters, which a caller puts its own
// expressions in the place of. A function that calls itself releases what its
// other calls do.

#include "unlocks.h"

#include "region.h"
#include "unit-facts.h"

namespace defer {
namespace lint {

const clang::VarDecl *unlocks_root(const function_view &view,
                                   const clang::Expr *expression) {
  for (;;) {
    expression = view.written(expression)->IgnoreParenCasts();
    if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expression))
      expression = unary->getSubExpr();
    else if (auto *member = llvm::dyn_cast<clang::MemberExpr>(expression))
      expression = member->getBase();
    else if (auto *element =
                 llvm::dyn_cast<clang::ArraySubscriptExpr>(expression))
      expression = element->getBase();
    else if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expression))
      expression = binary->getLHS();
    else
      break;
  }
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression);
  return reference ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                   : nullptr;
}

// The variable as its first declaration, for what several declare.
static const clang::VarDecl *canonical(const clang::VarDecl *variable) {
  return variable ? variable->getCanonicalDecl() : nullptr;
}

// What VARIABLE, of what a function releases, is where CALL calls that: of a
// parameter, what the argument begins with; null if that is nothing.
static const clang::VarDecl *at_call(const function_view &view,
                                     const clang::CallExpr *call,
                                     const clang::VarDecl *variable) {
  auto *parameter = llvm::dyn_cast_or_null<clang::ParmVarDecl>(variable);
  if (!parameter)
    return variable;
  const unsigned index = parameter->getFunctionScopeIndex();
  return index < call->getNumArgs()
             ? canonical(unlocks_root(view, call->getArg(index)))
             : nullptr;
}

static const released_places &released_by(const function_view &view,
                                          const clang::FunctionDecl *function);

// Adds to PLACES what STATEMENT, of FUNCTION, releases, and takes away what it
// acquires.
static void count_calls(const function_view &view, clang::Stmt *statement,
                        released_places &places) {
  if (!statement)
    return;
  for (clang::Stmt **child : region_children(statement))
    count_calls(view, *child, places);
  auto *call = llvm::dyn_cast<clang::CallExpr>(statement);
  if (!call)
    return;
  const release *r = resources_release(call);
  const acquisition *a = resources_acquisition(call);
  if (r && r->kind->in_place)
    places[{r->kind,
            canonical(unlocks_root(view, call->getArg(r->argument)))}]++;
  if (a && a->kind->in_place)
    places[{a->kind,
            canonical(unlocks_root(view, call->getArg(a->argument)))}]--;
  if (r || a || !call->getDirectCallee())
    return;
  for (const auto &known : released_by(view, call->getDirectCallee()))
    places[{known.first.first, at_call(view, call, known.first.second)}] +=
        known.second;
}

static const released_places &released_by(const function_view &view,
                                          const clang::FunctionDecl *function) {
  const clang::FunctionDecl *definition = nullptr;
  if (!function->hasBody(definition)) { // it may be seen later
    static const released_places nothing;
    return nothing;
  }
  auto known =
      facts_of(view.u).released.insert({function->getCanonicalDecl(), {}});
  released_places &places = known.first->second;
  if (!known.second)
    return places;
  released_places found;
  count_calls(view, definition->getBody(), found);
  for (const auto &place : found)
    if (place.second > 0 && place.first.second &&
        (!place.first.second->hasLocalStorage() ||
         llvm::isa<clang::ParmVarDecl>(place.first.second)))
      places.insert(place);
  return places;
}

bool unlocks_gets(const function_view &view, const clang::CallExpr *call,
                  const clang::VarDecl *root) {
  for (const clang::Expr *argument : call->arguments())
    if (canonical(unlocks_root(view, argument)) == canonical(root))
      return true;
  return false;
}

// Whether CALL is given a function that releases something of KIND that begins
// with ROOT, as pthread_create(); or may, as it is defined later.
static bool gives_unlocker(const function_view &view,
                           const clang::CallExpr *call, const family &kind,
                           const clang::VarDecl *root) {
  for (const clang::Expr *argument : call->arguments()) {
    auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(
        view.written(argument)->IgnoreParenCasts());
    auto *given =
        reference ? llvm::dyn_cast<clang::FunctionDecl>(reference->getDecl())
                  : nullptr;
    if (!given || root->hasLocalStorage())
      continue;
    if (given->getStorageClass() == clang::SC_Static && !given->hasBody())
      return true;
    if (released_by(view, given).count({&kind, canonical(root)}))
      return true;
  }
  return false;
}

bool unlocks(const function_view &view, const clang::CallExpr *call,
             const family &kind, const clang::VarDecl *root) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (!callee || !root)
    return false;
  if (gives_unlocker(view, call, kind, root))
    return true;
  if (callee->getStorageClass() == clang::SC_Static && !callee->hasBody())
    return unlocks_gets(view, call, root);
  for (const auto &known : released_by(view, callee))
    if (known.first.first == &kind &&
        at_call(view, call, known.first.second) == canonical(root))
      return true;
  return false;
}

} // namespace lint
} // namespace defer
