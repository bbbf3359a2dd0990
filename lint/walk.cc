// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The walk along the paths of a function; see walk.h. evaluate.cc says what an
// expression is worth in a state, and what a condition tells.
//
// A block of the graph is entered with a state; its elements change that, one
// after the other, and each successor is entered with what is left, unless the
// condition rules it out, or it has been entered with the same before.

#include "walk.h"

#include "call-effects.h"
#include "evaluate.h"
#include "region.h"

namespace defer {
namespace lint {

bool object::operator==(const object &other) const {
  return how == other.how && site == other.site && status == other.status &&
         escaped == other.escaped && returned == other.returned &&
         registered_untested == other.registered_untested &&
         released_by == other.released_by && released_in == other.released_in &&
         registered == other.registered;
}

bool path_state::operator==(const path_state &other) const {
  return variables == other.variables && objects == other.objects &&
         live == other.live && running == other.running &&
         chosen == other.chosen && conditions == other.conditions &&
         leaving == other.leaving;
}

const std::string &acquisition_release(const acquisition &how) {
  return how.release.empty() ? how.kind->release : how.release;
}

namespace {

using hear_function =
    llvm::function_ref<void(const event &, const path_state &)>;

class path_walk {
public:
  path_walk(function_view &view, hear_function hear)
      : view_(view), tell_(hear), evaluator_(view), guards_(view) {}
  bool run();

private:
  void note_places(const clang::Stmt *statement);
  void note_discarded(const clang::Stmt *statement);
  bool run_element(const clang::CFGElement &element, path_state &s);
  bool run_statement(const clang::Stmt *statement, path_state &s);
  void leave_block(const clang::CFGBlock *block, const path_state &s);
  void enter(const clang::CFGBlock *block, path_state s);

  void register_releases(clang::Stmt *statement, clang::WhileStmt *region,
                         path_state &s);
  void reach(clang::WhileStmt *region, path_state &s);
  bool run_call(const clang::CallExpr *call, path_state &s);
  void run_release(const clang::CallExpr *call, const release &how,
                   path_state &s);
  void run_acquisition(const clang::CallExpr *call, const acquisition &how,
                       path_state &s);
  void pass_arguments(const clang::CallExpr *call, const acquisition *how,
                      bool kept, path_state &s);
  void assign(const clang::VarDecl *variable, const clang::Expr *from,
              path_state &s);
  void escape(const clang::Expr *expression, path_state &s);
  void hear_(event &e, const path_state &s) {
    e.steps = &steps_;
    tell_(e, s);
  }
  void add_step(step_kind kind, const clang::Stmt *what, path_state &s) {
    steps_.push_back({kind, what, s.last_step});
    s.last_step = static_cast<unsigned>(steps_.size());
  }
  void choose(const clang::Stmt *statement, path_state &s) const;
  void run_cleanup(const clang::VarDecl *variable, path_state &s);
  bool tracked(const clang::VarDecl *variable) const {
    return variable && variable->hasLocalStorage() &&
           !shared_.count(variable) &&
           !variable->getType().isVolatileQualified();
  }

  function_view &view_;
  hear_function tell_;
  std::vector<step> steps_;
  evaluator evaluator_;
  guards guards_;
  // Variables whose address is known to others than a call's argument.
  std::set<const clang::VarDecl *> shared_;
  // Calls whose result nobody wants.
  std::set<const clang::CallExpr *> discarded_;
  // The operands of `?:`.
  std::map<const clang::Stmt *, const clang::ConditionalOperator *> choices_;
  std::map<const clang::CFGBlock *, std::vector<path_state>> seen_;
  struct item {
    const clang::CFGBlock *block;
    size_t from; // of its elements
    path_state state;
  };
  std::vector<item> work_;
  // What the element that runs adds as another way to go on behind it.
  std::vector<path_state> forks_;
  unsigned count_ = 0;
};

} // namespace

// The variable that the lvalue EXPRESSION is, or null.
static const clang::VarDecl *variable_of(const clang::Expr *expression) {
  auto *reference =
      llvm::dyn_cast<clang::DeclRefExpr>(expression->IgnoreParenCasts());
  return reference ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                   : nullptr;
}

// The variable whose address EXPRESSION is, or null.
static const clang::VarDecl *address_of(const clang::Expr *expression) {
  auto *operation =
      llvm::dyn_cast<clang::UnaryOperator>(expression->IgnoreParenCasts());
  return operation && operation->getOpcode() == clang::UO_AddrOf
             ? variable_of(operation->getSubExpr())
             : nullptr;
}

// Notes STATEMENT if it is a call.
void path_walk::note_discarded(const clang::Stmt *statement) {
  auto *expression = llvm::dyn_cast_or_null<clang::Expr>(statement);
  auto *call = expression
                   ? llvm::dyn_cast<clang::CallExpr>(stripped(expression))
                   : nullptr;
  if (call)
    discarded_.insert(call);
}

// Notes the variables whose address goes anywhere but straight into a call, and
// operands of `?:`.
void path_walk::note_places(const clang::Stmt *statement) {
  if (!statement)
    return;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    note_places(call->getCallee());
    for (const clang::Expr *argument : call->arguments())
      if (!address_of(view_.written(argument)))
        note_places(argument);
    return;
  }
  if (auto *expression = llvm::dyn_cast<clang::Expr>(statement))
    if (const clang::VarDecl *variable = address_of(expression)) {
      shared_.insert(variable);
      return;
    }
  if (auto *block = llvm::dyn_cast<clang::BlockExpr>(statement)) {
    for (const auto &capture : block->getBlockDecl()->captures())
      shared_.insert(capture.getVariable());
    return;
  }
  if (auto *captured = llvm::dyn_cast<clang::CapturedStmt>(statement))
    for (const auto &capture : captured->captures())
      if (capture.capturesVariable())
        shared_.insert(capture.getCapturedVar());
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement))
    for (const clang::Stmt *inner : block->body())
      note_discarded(inner);
  else if (auto *branch = llvm::dyn_cast<clang::IfStmt>(statement)) {
    note_discarded(branch->getThen());
    note_discarded(branch->getElse());
  } else if (auto *loop = llvm::dyn_cast<clang::ForStmt>(statement))
    note_discarded(loop->getBody());
  else if (auto *turns = llvm::dyn_cast<clang::WhileStmt>(statement))
    note_discarded(turns->getBody());
  if (auto *choice = llvm::dyn_cast<clang::ConditionalOperator>(statement))
    for (const clang::Expr *operand :
         {choice->getTrueExpr(), choice->getFalseExpr()})
      choices_[operand->IgnoreParens()] = choice;
  for (clang::Stmt **child :
       region_children(const_cast<clang::Stmt *>(statement)))
    note_places(*child);
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement))
    for (const clang::Decl *declaration : declarations->decls()) {
      // The operands that a call form holds go into a call.
      auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration);
      if (variable && variable->isImplicit() && variable->getInit())
        if (const clang::VarDecl *held = address_of(variable->getInit()))
          shared_.erase(held);
    }
}

// What EXPRESSION mentions gets out of sight. Calls in it are seen elsewhere,
// and what is read through a pointer is something else.
void path_walk::escape(const clang::Expr *expression, path_state &s) {
  if (!expression)
    return;
  expression = expression->IgnoreParens();
  if (llvm::isa<clang::UnaryExprOrTypeTraitExpr>(expression))
    return;
  const value v = evaluator_.evaluate(expression, s);
  if (v.kind == value_kind::object) {
    s.objects.at(v.number).escaped = true;
    return;
  }
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(expression)) {
    // What it returns may be, or lead to, what it has been given: strcpy().
    if (call->getType()->isAnyPointerType() && !resources_acquisition(call))
      for (const clang::Expr *argument : call->arguments())
        escape(argument, s);
    return;
  }
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(expression))
    if (operation->isComparisonOp() || operation->isLogicalOp())
      return;
  if (auto *cast = llvm::dyn_cast<clang::CastExpr>(expression))
    if (cast->getCastKind() == clang::CK_LValueToRValue &&
        !cast->getType()->isAnyPointerType() &&
        !variable_of(cast->getSubExpr()))
      return;
  for (const clang::Stmt *child : expression->children())
    if (auto *inner = llvm::dyn_cast_or_null<clang::Expr>(child))
      escape(inner, s);
}

// Whether EXPRESSION asks whether a local pointer is null.
static bool asks_for_null(const clang::Expr *expression) {
  expression = stripped(expression);
  if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expression))
    return unary->getOpcode() == clang::UO_LNot &&
           asks_for_null(unary->getSubExpr());
  if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expression))
    return binary->isEqualityOp() && asks_for_null(binary->getLHS());
  const clang::VarDecl *variable = variable_of(expression);
  return variable && variable->hasLocalStorage() &&
         variable->getType()->isPointerType();
}

void path_walk::assign(const clang::VarDecl *variable, const clang::Expr *from,
                       path_state &s) {
  value v = evaluator_.evaluate(from, s);
  if (v.kind == value_kind::unknown && tracked(variable) &&
      !llvm::isa<clang::DeclRefExpr>(stripped(from)) && asks_for_null(from)) {
    // One path for each answer, so that it is the same when it is used.
    path_state other = s;
    const bool may_be_false = evaluator_.assume(from, false, other);
    if (!evaluator_.assume(from, true, s))
      v = {value_kind::number, 0};
    else {
      v = {value_kind::number, 1};
      if (may_be_false) {
        guards_.store(variable, other);
        other.variables[variable] = {value_kind::number, 0};
        forks_.push_back(std::move(other));
      }
    }
  }
  guards_.store(variable, s);
  if (!tracked(variable)) {
    escape(from, s);
    s.variables.erase(variable);
    return;
  }
  // Who has it cleaned up where the graph does not show that is not our
  // business.
  const bool unseen =
      !compat::graph_has_cleanups && variable->hasAttr<clang::CleanupAttr>();
  if (v.kind == value_kind::unknown || unseen) {
    escape(from, s);
    s.variables.erase(variable);
  } else
    s.variables[variable] = v;
}

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
  hear_(e, s);
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
      hear_(replaced, s);
    }
  if (!known)
    return;
  object &o = s.objects.at(e.number);
  e.object = &o;
  hear_(e, s);
  if (o.status == object_status::failed)
    return;
  add_step(step_kind::released, call, s);
  o.status = object_status::released;
  o.released_by = call;
  o.released_in = e.region;
}

void path_walk::run_acquisition(const clang::CallExpr *call,
                                const acquisition &how, path_state &s) {
  event e(event_kind::acquire);
  e.call = call;
  e.location = call->getExprLoc();
  e.region = view_.graph->region_of(call);
  e.number = evaluator_.number_of(call, how);
  auto old = s.objects.find(e.number);
  if (old != s.objects.end() && how.place != resource_place::lock) {
    // Again, in a loop.
    if (old->second.status != object_status::released &&
        old->second.status != object_status::failed && !old->second.escaped &&
        !evaluator_.held(e.number, call, s)) {
      event lost = e;
      lost.kind = event_kind::lost;
      lost.object = &old->second;
      hear_(lost, s);
    }
    evaluator_.drop(e.number, s);
  }
  object o(&how, call,
           how.fails == failure::never ? object_status::held
                                       : object_status::untested);
  e.object = &o;
  hear_(e, s);
  add_step(step_kind::acquired, call, s);
  // Who opens a descriptor only to have it open knows its number.
  o.escaped = how.place == resource_place::returned &&
              call->getType()->isIntegerType() && discarded_.count(call);
  s.objects.insert_or_assign(e.number, o);
  if (how.place == resource_place::lock) {
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
    guards_.pass(argument, s);
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

// Whether CALL does not return. Of some builtins GCC knows it, and Clang does
// not know the builtin.
static bool does_not_return(const clang::CallExpr *call) {
  const std::string name = function_view::callee_name(call);
  return call_does_not_return(call) || name == "__builtin_exit" ||
         name == "__builtin__exit" || name == "__builtin__Exit";
}

// Returns false if CALL does not return.
bool path_walk::run_call(const clang::CallExpr *call, path_state &s) {
  if (does_not_return(call)) {
    event e(event_kind::no_return);
    e.call = call;
    e.location = call->getExprLoc();
    e.region = view_.graph->region_of(call);
    hear_(e, s);
    return false;
  }
  const release *r = resources_release(call);
  const acquisition *a = resources_acquisition(call);
  if (!r && !a) {
    event e(event_kind::call);
    e.call = call;
    e.location = call->getExprLoc();
    e.region = view_.graph->region_of(call);
    hear_(e, s);
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
  hear_(e, s);
  if (o.status != object_status::failed)
    o.status = object_status::released;
}

// Whether EXPRESSION acquires something, or is what has been acquired.
static bool leads_to_object(const evaluator &values,
                            const clang::Expr *expression,
                            const path_state &s) {
  auto *call = llvm::dyn_cast<clang::CallExpr>(expression->IgnoreParenCasts());
  return (call && resources_acquisition(call)) ||
         values.evaluate(expression, s).kind == value_kind::object;
}

// STATEMENT has run: if it is an operand of `?:`, that has its value.
void path_walk::choose(const clang::Stmt *statement, path_state &s) const {
  auto found = choices_.find(statement);
  if (found == choices_.end())
    return;
  const clang::ConditionalOperator *choice = found->second;
  // Others need no paths of their own.
  if (leads_to_object(evaluator_, choice->getTrueExpr(), s) ||
      leads_to_object(evaluator_, choice->getFalseExpr(), s))
    s.chosen[choice] = llvm::cast<clang::Expr>(statement);
}

// Returns false if STATEMENT is the end of the path.
bool path_walk::run_statement(const clang::Stmt *statement, path_state &s) {
  auto reached = view_.graph->registrations.find(statement);
  if (reached != view_.graph->registrations.end()) {
    reach(reached->second, s);
    return true;
  }
  if (view_.graph->returned_values.count(statement)) {
    auto *returned = llvm::cast<clang::Expr>(statement);
    const value v = evaluator_.evaluate(returned, s);
    if (v.kind == value_kind::object)
      s.objects.at(v.number).returned = returned->getExprLoc();
    escape(returned, s);
  }
  clang::WhileStmt *region = view_.graph->region_of(statement);
  if (region != s.running) {
    s.running = region;
    auto begun = std::find(s.live.begin(), s.live.end(), region);
    if (begun != s.live.end())
      s.live.erase(begun);
  }
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement))
    return run_call(call, s);
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl *declaration : declarations->decls())
      if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration)) {
        if (variable->getInit())
          assign(variable, variable->getInit(), s);
        else {
          s.variables.erase(variable);
          guards_.store(variable, s);
        }
      }
    return true;
  }
  if (auto *operation = llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    if (!operation->isAssignmentOp())
      return true;
    const clang::VarDecl *variable = variable_of(operation->getLHS());
    if (operation->isCompoundAssignmentOp()) {
      escape(operation->getLHS(), s);
      s.variables.erase(variable);
      guards_.store(operation->getLHS(), {}, s);
      const value bits = evaluator_.evaluate(operation->getRHS(), s);
      if (bits.kind == value_kind::number)
        guards_.set_bits(operation, bits.number, s);
    } else {
      const value v = evaluator_.evaluate(operation->getRHS(), s);
      if (variable)
        assign(variable, operation->getRHS(), s);
      else
        escape(operation->getRHS(), s);
      guards_.store(operation->getLHS(), v, s);
    }
    return true;
  }
  if (auto *operation = llvm::dyn_cast<clang::UnaryOperator>(statement)) {
    const clang::VarDecl *variable = variable_of(operation->getSubExpr());
    if (!operation->isIncrementDecrementOp())
      return true;
    if (variable) {
      escape(operation->getSubExpr(), s);
      s.variables.erase(variable);
    }
    guards_.store(operation->getSubExpr(), {}, s);
    return true;
  }
  if (auto *list = llvm::dyn_cast<clang::InitListExpr>(statement)) {
    for (const clang::Expr *element : list->inits())
      escape(element, s);
    return true;
  }
  if (auto *assembly = llvm::dyn_cast<clang::GCCAsmStmt>(statement)) {
    for (const clang::Expr *input : assembly->inputs())
      escape(input, s);
    for (const clang::Expr *output : assembly->outputs())
      if (const clang::VarDecl *variable = variable_of(output)) {
        escape(output, s);
        s.variables.erase(variable);
        guards_.store(variable, s);
      }
    return true;
  }
  if (auto *leaving = llvm::dyn_cast<clang::ReturnStmt>(statement)) {
    s.leaving = leaving;
    if (leaving->getRetValue() &&
        !llvm::isa<clang::StmtExpr>(leaving->getRetValue()))
      escape(leaving->getRetValue(), s);
  }
  return true;
}

bool path_walk::run_element(const clang::CFGElement &element, path_state &s) {
  if (const clang::VarDecl *variable = compat::cleaned_variable(element)) {
    run_cleanup(variable, s);
    return true;
  }
  auto of_graph = element.getAs<clang::CFGStmt>();
  if (!of_graph)
    return true;
  const clang::Stmt *statement = of_graph->getStmt();
  if (!run_statement(statement, s))
    return false;
  choose(statement, s);
  auto *operation = llvm::dyn_cast<clang::BinaryOperator>(statement);
  if (llvm::isa<clang::DeclStmt, clang::ReturnStmt>(statement) ||
      (operation && operation->isAssignmentOp()))
    s.chosen.clear();
  return true;
}

void path_walk::enter(const clang::CFGBlock *block, path_state s) {
  std::vector<path_state> &seen = seen_[block];
  if (std::find(seen.begin(), seen.end(), s) != seen.end())
    return;
  seen.push_back(s);
  count_++;
  work_.push_back({block, 0, std::move(s)});
}

void path_walk::leave_block(const clang::CFGBlock *block, const path_state &s) {
  const clang::Stmt *terminator = block->getTerminatorStmt();
  const clang::Expr *condition = block->getLastCondition();
  const bool decides = block->succ_size() == 2 && condition && terminator &&
                       !llvm::isa<clang::SwitchStmt>(terminator);
  const bool in_expression = llvm::isa_and_nonnull<clang::Expr>(terminator);
  // The last to be entered is the first to be walked, and the first successor
  // the one for true.
  for (size_t i = block->succ_size(); i-- > 0;) {
    const clang::CFGBlock *next = *(block->succ_begin() + i);
    if (!next)
      continue;
    path_state t = s;
    if (terminator && !in_expression)
      t.chosen.clear();
    if (!decides || (guards_.assume(condition, i == 0, t) &&
                     evaluator_.assume(condition, i == 0, t))) {
      if (decides)
        add_step(i == 0 ? step_kind::holds : step_kind::fails, condition, t);
      else if (auto *label =
                   block->succ_size() > 1 ? next->getLabel() : nullptr)
        add_step(step_kind::chosen, label, t);
      enter(next, std::move(t));
    }
  }
}

bool path_walk::run() {
  note_places(view_.body);
  guards_.collect(view_.body);
  enter(&view_.graph->cfg->getEntry(), path_state());
  while (!work_.empty()) {
    if (count_ > WALK_LIMIT)
      return false;
    const clang::CFGBlock *block = work_.back().block;
    size_t from = work_.back().from;
    path_state s = std::move(work_.back().state);
    work_.pop_back();
    if (block == &view_.graph->cfg->getExit()) {
      event e(event_kind::leave);
      e.location =
          s.leaving ? s.leaving->getReturnLoc() : view_.body->getEndLoc();
      hear_(e, s);
      continue;
    }
    bool goes_on = true;
    while (from < block->size() && goes_on) {
      goes_on = run_element(*(block->begin() + from++), s);
      for (path_state &fork : forks_) {
        count_++;
        work_.push_back({block, from, std::move(fork)});
      }
      forks_.clear();
    }
    if (goes_on && !block->hasNoReturnElement())
      leave_block(block, s);
  }
  return true;
}

bool walk_paths(function_view &view, hear_function hear) {
  return path_walk(view, hear).run();
}

} // namespace lint
} // namespace defer
