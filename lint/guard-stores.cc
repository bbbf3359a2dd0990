// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the walk: what makes the conditions that guard forgotten; see
// guards.h.
//
// What is stored through a local pointer may change what a condition reads if
// the function has made that pointer from something that the condition reads,
// too, or from what is not known: the result of a function of the program. That
// two parameters lead to the same is not believed.

#include "guards.h"

#include "call-effects.h"
#include "region.h"

namespace defer {
namespace lint {

// The variable that EXPRESSION is, if that is a pointer, or null.
static const clang::VarDecl *pointer_variable(const clang::Expr *expression) {
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(stripped(expression));
  return reference && reference->getType()->isPointerType()
             ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
             : nullptr;
}

// Adds to NAMED the pointers, arrays and structures that EXPRESSION names, and
// null if it calls a function of the program.
static void find_named(const function_view &view, const clang::Stmt *expression,
                       std::set<const clang::ValueDecl *> &named) {
  const clang::ValueDecl *name = nullptr;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(expression)) {
    failure fails;
    if (resources_acquisition(call) || resources_never_fails(call, fails))
      return; // it is new, fopen(path) as well
    if (!call_is_of_system(view.context, call))
      named.insert(nullptr);
  } else if (auto *member = llvm::dyn_cast<clang::MemberExpr>(expression))
    name = member->getMemberDecl();
  else if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression))
    name = llvm::dyn_cast<clang::VarDecl>(reference->getDecl());
  if (name && !name->getType()->isArithmeticType())
    named.insert(name);
  for (const clang::Stmt *child : expression->children())
    if (child)
      find_named(view, child, named);
}

void guards::note_sources(const clang::Stmt *statement) {
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    for (const clang::Decl *declaration : declarations->decls()) {
      auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration);
      if (variable && variable->getInit() &&
          variable->getType()->isPointerType())
        find_named(view_, variable->getInit(), sources_[variable]);
    }
  } else if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    const clang::VarDecl *variable = pointer_variable(binary->getLHS());
    if (variable && binary->isAssignmentOp())
      find_named(view_, binary->getRHS(), sources_[variable]);
  } else if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(statement)) {
    const clang::VarDecl *variable = pointer_variable(unary->getSubExpr());
    if (variable && unary->getOpcode() == clang::UO_AddrOf &&
        !by_system_.count(unary))
      sources_[variable].insert(nullptr);
  } else if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    // strtol() stores what it has from its arguments.
    if (call_is_of_system(view_.context, call))
      for (const clang::Expr *argument : call->arguments()) {
        auto *address =
            llvm::dyn_cast<clang::UnaryOperator>(stripped(argument));
        const clang::VarDecl *variable =
            address && address->getOpcode() == clang::UO_AddrOf
                ? pointer_variable(address->getSubExpr())
                : nullptr;
        if (!variable)
          continue;
        by_system_.insert(address);
        for (const clang::Expr *from : call->arguments())
          find_named(view_, from, sources_[variable]);
      }
  }
}

// Whether the lvalue TARGET is what a function of the system without arguments
// leads to: nothing that a condition reads.
static bool is_errno(const function_view &view, const clang::Expr *target) {
  auto *unary = llvm::dyn_cast<clang::UnaryOperator>(target);
  auto *call =
      unary && unary->getOpcode() == clang::UO_Deref
          ? llvm::dyn_cast<clang::CallExpr>(stripped(unary->getSubExpr()))
          : nullptr;
  return call && call->getNumArgs() == 0 &&
         call_is_of_system(view.context, call);
}

// The local pointer that leads to the lvalue TARGET, or the array that this is
// an element of; null if it is neither.
static const clang::VarDecl *reached_by(const clang::Expr *target) {
  bool reached = false;
  for (;;) {
    target = stripped(target);
    auto *unary = llvm::dyn_cast<clang::UnaryOperator>(target);
    auto *element = llvm::dyn_cast<clang::ArraySubscriptExpr>(target);
    auto *binary = llvm::dyn_cast<clang::BinaryOperator>(target);
    if (element || (unary && unary->getOpcode() == clang::UO_Deref)) {
      if (reached)
        return nullptr;
      reached = true;
      target = element ? element->getBase() : unary->getSubExpr();
    } else if (unary && unary->isIncrementDecrementOp())
      target = unary->getSubExpr();
    else if (binary && binary->isAdditiveOp() &&
             binary->getLHS()->getType()->isPointerType())
      target = binary->getLHS();
    else
      break;
  }
  auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(target);
  auto *variable = reference
                       ? llvm::dyn_cast<clang::VarDecl>(reference->getDecl())
                       : nullptr;
  return variable && (variable->getType()->isArrayType() ||
                      (variable->hasLocalStorage() &&
                       variable->getType()->isPointerType()))
             ? variable
             : nullptr;
}

// Adds to FOUND what SOURCE is made from, and itself.
void guards::find_sources(const clang::ValueDecl *source,
                          std::set<const clang::ValueDecl *> &found) const {
  if (!found.insert(source).second)
    return;
  auto known = sources_.find(source);
  if (known != sources_.end())
    for (const clang::ValueDecl *further : known->second)
      find_sources(further, found);
}

// Whether POINTER may lead to what C reads. What a function of the program
// returns is something else than what this function has, or is made from its
// arguments; unless it is stored to.
bool guards::may_reach(const clang::VarDecl *pointer,
                       const condition &c) const {
  std::set<const clang::ValueDecl *> stored, read;
  find_sources(pointer, stored);
  for (const clang::ValueDecl *source : c.reads)
    find_sources(source, read);
  return stored.count(nullptr) ||
         llvm::any_of(stored, [&](const clang::ValueDecl *source) {
           return read.count(source) != 0;
         });
}

void guards::store(const clang::ValueDecl *variable, path_state &s) const {
  forget_if(s, [&](unsigned number) {
    return conditions_[number].reads.count(variable) != 0;
  });
}

void guards::store(const clang::Expr *target, const value &v,
                   path_state &s) const {
  target = stripped(target);
  if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(target))
    store(reference->getDecl(), s);
  else if (auto *member = llvm::dyn_cast<clang::MemberExpr>(target))
    store(member->getMemberDecl(), s);
  else if (!is_errno(view_, target)) {
    const clang::VarDecl *pointer = reached_by(target);
    forget_if(s, [&](unsigned number) {
      const condition &c = conditions_[number];
      return c.dereferences && (!pointer || may_reach(pointer, c));
    });
  }
  if (v.kind == value_kind::number || v.kind == value_kind::not_zero)
    learn(target, v.kind == value_kind::not_zero || v.number != 0, s);
}

void guards::set_bits(const clang::BinaryOperator *operation, int64_t bits,
                      path_state &s) const {
  const bool sets = operation->getOpcode() == clang::BO_OrAssign;
  if (!sets && operation->getOpcode() != clang::BO_AndAssign)
    return;
  const llvm::FoldingSetNodeID target = place_of(view_, operation->getLHS());
  for (unsigned i = 0; i < conditions_.size(); i++) {
    const condition &c = conditions_[i];
    if (c.is_guard && c.mask && c.masked == target &&
        (sets ? (bits & c.mask) != 0 : (bits & c.mask) == 0))
      s.conditions[i] = sets;
  }
}

// Adds to STORED what STATEMENT stores to: variables and members, or null for
// what it has through pointers.
static void find_stores(clang::Stmt *statement,
                        std::set<const clang::ValueDecl *> &stored) {
  if (!statement)
    return;
  const clang::Expr *target = nullptr;
  if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(statement))
    target = binary->isAssignmentOp() ? stripped(binary->getLHS()) : nullptr;
  else if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(statement))
    if (unary->isIncrementDecrementOp() ||
        unary->getOpcode() == clang::UO_AddrOf)
      target = stripped(unary->getSubExpr());
  if (target) {
    if (auto *member = llvm::dyn_cast<clang::MemberExpr>(target))
      stored.insert(member->getMemberDecl());
    else if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(target))
      stored.insert(reference->getDecl());
    else
      stored.insert(nullptr);
  }
  for (clang::Stmt **child : region_children(statement))
    find_stores(*child, stored);
}

const std::set<const clang::ValueDecl *> &
guards::stores_of(const clang::FunctionDecl *function) {
  auto known = stores_.insert({function->getCanonicalDecl(), {}});
  const clang::FunctionDecl *definition = nullptr;
  if (known.second && function->hasBody(definition))
    find_stores(definition->getBody(), known.first->second);
  return known.first->second;
}

void guards::pass(const clang::CallExpr *call, unsigned index, path_state &s) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (s.conditions.empty() ||
      !call->getArg(index)->getType()->isAnyPointerType() ||
      !call_writes_argument(view_.context, call, index))
    return;
  const clang::Expr *argument = stripped(view_.written(call->getArg(index)));
  auto *unary = llvm::dyn_cast<clang::UnaryOperator>(argument);
  const bool address = unary && unary->getOpcode() == clang::UO_AddrOf;
  const bool array =
      argument->isGLValue() && argument->getType()->isArrayType();
  const llvm::FoldingSetNodeID id =
      address ? address_place(view_, unary->getSubExpr())
      : array ? address_place(view_, argument)
              : place_of(view_, argument);
  const bool of_system = call_is_of_system(view_.context, call);
  forget_if(s, [&](unsigned number) {
    const condition &c = conditions_[number];
    if (!llvm::is_contained(c.objects, id))
      return false;
    if (address || array || of_system)
      return true;
    if (!callee)
      return false;
    const auto &stored = stores_of(callee);
    return (c.dereferences && stored.count(nullptr)) ||
           llvm::any_of(c.reads, [&](const clang::ValueDecl *read) {
             return stored.count(read) != 0;
           });
  });
}

} // namespace lint
} // namespace defer
