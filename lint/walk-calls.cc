// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the walk: what a call does. It acquires or releases something, as the
// table of resources has it, keeps what it is given, or does not return; a
// `defer` that is reached registers what it releases.

#include "path-walk.h"

#include "call-effects.h"
#include "region.h"
#include "unlocks.h"

#include <unistd.h>

namespace defer {
namespace lint {

// Notes what STATEMENT, of REGION, would release now.
void path_walk::register_releases(clang::Stmt *statement,
                                  clang::WhileStmt *region, path_state &s) {
  if (!statement)
    return;
  auto *call = llvm::dyn_cast<clang::CallExpr>(statement);
  const release *r = call ? resources_release(call) : nullptr;
  int64_t number;
  if (r &&
      evaluator_.find_object(call->getArg(r->argument), *r->kind, s, number)) {
    object &o = s.objects.at(number);
    if (std::find(o.registered.begin(), o.registered.end(), region) ==
        o.registered.end())
      o.registered.push_back(region);
    o.registered_untested |= o.status == object_status::untested;
  }
  for (clang::Stmt **child : region_children(statement))
    register_releases(*child, region, s);
}

// The `defer` of REGION is reached.
void path_walk::reach(clang::WhileStmt *region, path_state &s) {
  event e(event_kind::registration);
  e.region = region;
  e.location = region->getWhileLoc();
  clang::Expr *operation = region_get_operation(region);
  e.call = llvm::dyn_cast_or_null<clang::CallExpr>(operation);
  if (e.call) {
    const release *r = resources_release(e.call);
    const acquisition *a = resources_acquisition(e.call);
    const family *kind = r ? r->kind : a ? a->kind : nullptr;
    if (kind && (r || a->place == resource_place::lock)) {
      e.argument = e.call->getArg(r ? r->argument : a->argument);
      if (evaluator_.find_object(e.argument, *kind, s, e.number))
        e.object = &s.objects.at(e.number);
    }
  }
  announce(e, s);
  add_step(step_kind::deferred, region, s);
  register_releases(region->getBody(), region, s);
  s.live.push_back(region);
}

void path_walk::run_release(const clang::CallExpr *call, const release &how,
                            path_state &s) {
  event e(event_kind::release);
  e.call = call;
  e.argument = call->getArg(how.argument);
  e.location = call->getExprLoc();
  e.region = view_.graph->region_of(call);
  const bool known = evaluator_.find_object(e.argument, *how.kind, s, e.number);
  if (e.region)
    for (const auto &other : s.objects) {
      const object &o = other.second;
      if ((known && other.first == e.number) || o.how->kind != how.kind ||
          std::find(o.registered.begin(), o.registered.end(), e.region) ==
              o.registered.end())
        continue;
      event replaced = e;
      replaced.kind = event_kind::replaced;
      replaced.object = &o;
      replaced.number = other.first;
      if (known)
        replaced.other = &s.objects.at(e.number);
      announce(replaced, s);
    }
  if (!known) {
    if (how.kind->in_place)
      s.held_before.insert(evaluator_.number_of_place(e.argument));
    const value v = evaluator_.evaluate(e.argument, s);
    if (how.kind->descriptors && v.kind == value_kind::number &&
        v.number >= STDIN_FILENO && v.number <= STDERR_FILENO)
      s.closed_streams |= 1U << v.number;
    return;
  }
  object &o = s.objects.at(e.number);
  e.object = &o;
  announce(e, s);
  if (o.status == object_status::failed)
    return;
  add_step(step_kind::released, call, s);
  o.status = object_status::released;
  o.released_by = call;
  o.released_in = e.region;
}

// The variable that what CALL acquires is about to be stored in, or null.
const clang::VarDecl *path_walk::target_of(const clang::CallExpr *call,
                                           const acquisition &how) const {
  if (how.place == resource_place::out)
    return address_of(view_.written(call->getArg(how.argument)));
  auto found = targets_.find(call);
  return found == targets_.end() ? nullptr : found->second;
}

void path_walk::run_acquisition(const clang::CallExpr *call,
                                const acquisition &how, path_state &s) {
  event e(event_kind::acquire);
  e.call = call;
  e.location = call->getExprLoc();
  e.region = view_.graph->region_of(call);
  e.number = evaluator_.number_of(call, how);
  auto old = s.objects.find(e.number);
  // A loop takes as many places as there are: its turns are not counted.
  const bool was_standard_stream =
      old != s.objects.end() && old->second.standard_stream;
  if (old != s.objects.end() && how.place != resource_place::lock) {
    // Again, in a loop.
    if (old->second.status != object_status::released &&
        old->second.status != object_status::failed && !old->second.escaped &&
        !evaluator_.held(e.number, target_of(call, how), s)) {
      event lost = e;
      lost.kind = event_kind::lost;
      lost.object = &old->second;
      announce(lost, s);
    }
    evaluator_.drop(e.number, s);
  }
  object o(&how, call,
           how.fails == failure::never ? object_status::held
                                       : object_status::untested);
  e.object = &o;
  announce(e, s);
  add_step(step_kind::acquired, call, s);
  // Who opens a descriptor only to have it open knows its number.
  o.escaped = how.place == resource_place::returned &&
              call->getType()->isIntegerType() && discarded_.count(call);
  if (how.kind->descriptors && (s.closed_streams || was_standard_stream)) {
    o.escaped = o.standard_stream = true;
    s.closed_streams &= s.closed_streams - 1; // the lowest
  }
  s.objects.insert_or_assign(e.number, o);
  if (how.place == resource_place::lock) {
    // As the caller has it: it was released for a while.
    if (s.held_before.count(e.number))
      s.objects.at(e.number).escaped = true;
    // There is none at a null pointer.
    const clang::Expr *place = view_.written(call->getArg(how.argument));
    const clang::VarDecl *pointer = variable_of(place);
    guards_.learn(place, true, s);
    if (tracked(pointer) && pointer->getType()->isPointerType())
      s.variables.insert({pointer, {value_kind::not_zero, 0}});
  }
  if (how.place != resource_place::out)
    return;
  const clang::VarDecl *variable =
      address_of(view_.written(call->getArg(how.argument)));
  if (tracked(variable))
    s.variables[variable] = {value_kind::object, e.number};
  else
    s.objects.at(e.number).escaped = true;
}

// What becomes of the arguments of CALL; KEPT, if it might keep them.
void path_walk::pass_arguments(const clang::CallExpr *call,
                               const acquisition *how, bool kept,
                               path_state &s) {
  for (unsigned i = 0; i < call->getNumArgs(); i++) {
    const clang::Expr *argument = view_.written(call->getArg(i));
    guards_.pass(call, i, s);
    if (how && how->place == resource_place::lock && how->argument == i)
      continue;
    if (const clang::VarDecl *variable = address_of(argument)) {
      auto known = s.variables.find(variable);
      if (known != s.variables.end()) {
        if (known->second.kind == value_kind::object)
          s.objects.at(known->second.number).escaped = true;
        s.variables.erase(known);
      }
      guards_.store(variable, s);
      continue;
    }
    if (kept)
      escape(call->getArg(i), s);
  }
}

// CALL is of a function that may release what the caller has locked, or take
// what it has compiled.
void path_walk::release_in_callee(const clang::CallExpr *call,
                                  path_state &s) const {
  for (auto &known : s.objects) {
    object &o = known.second;
    if (o.how->place != resource_place::lock || o.escaped)
      continue;
    const clang::VarDecl *root =
        unlocks_root(view_, o.site->getArg(o.how->argument));
    o.escaped = unlocks(view_, call, *o.how->kind, root);
    if (root && !o.how->kind->lock && !resources_only_used(call))
      o.escaped |= unlocks_gets(view_, call, root);
  }
}

static bool has_return(clang::Stmt *statement) {
  if (!statement)
    return false;
  if (llvm::isa<clang::ReturnStmt>(statement))
    return true;
  for (clang::Stmt **child : region_children(statement))
    if (has_return(*child))
      return true;
  return false;
}

// Whether CALL does not return. Of some builtins GCC knows it, and Clang does
// not know the builtin. A function of the unit does not whose last statement is
// such a call, if there is no other end; DEPTH is how many of them to look
// into.
static bool does_not_return(const clang::CallExpr *call, unsigned depth = 3) {
  const std::string name = function_view::callee_name(call);
  if (call_does_not_return(call) || name == "__builtin_exit" ||
      name == "__builtin__exit" || name == "__builtin__Exit")
    return true;
  const clang::FunctionDecl *definition = nullptr;
  if (depth == 0 || !call->getDirectCallee() ||
      !call->getDirectCallee()->hasBody(definition))
    return false;
  auto *body = llvm::dyn_cast<clang::CompoundStmt>(definition->getBody());
  if (!body || body->body_empty())
    return false;
  auto *last = llvm::dyn_cast<clang::CallExpr>(body->body_back());
  return last && does_not_return(last, depth - 1) &&
         !has_return(definition->getBody());
}

// Returns false if CALL does not return.
bool path_walk::run_call(const clang::CallExpr *call, path_state &s) {
  if (does_not_return(call)) {
    event e(event_kind::no_return);
    e.call = call;
    e.location = call->getExprLoc();
    e.region = view_.graph->region_of(call);
    announce(e, s);
    return false;
  }
  const release *r = resources_release(call);
  const acquisition *a = resources_acquisition(call);
  if (!r && !a) {
    event e(event_kind::call);
    e.call = call;
    e.location = call->getExprLoc();
    e.region = view_.graph->region_of(call);
    announce(e, s);
    release_in_callee(call, s);
  }
  if (r)
    run_release(call, *r, s);
  pass_arguments(
      call, a, resources_kept(call) || (!r && !a && !resources_only_used(call)),
      s);
  if (a)
    run_acquisition(call, *a, s);
  return true;
}

// The `cleanup` attribute of VARIABLE has its function called.
void path_walk::run_cleanup(const clang::VarDecl *variable, path_state &s) {
  auto known = s.variables.find(variable);
  if (known == s.variables.end() || known->second.kind != value_kind::object)
    return;
  object &o = s.objects.at(known->second.number);
  event e(event_kind::cleanup);
  e.object = &o;
  e.number = known->second.number;
  e.variable = variable;
  e.location = variable->getLocation();
  if (!evaluator_.cleanup_releases(variable, *o.how)) {
    o.escaped = true;
    return;
  }
  announce(e, s);
  if (o.status != object_status::failed)
    o.status = object_status::released;
}

} // namespace lint
} // namespace defer
