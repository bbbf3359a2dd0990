// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between recognise and check: the call form of the short keyword, whose
// operands are evaluated where the `defer` stands.
//
//   defer f(a, b + 1, 2);   ->   T1 __defer_operand = a;
//                                T2 __defer_operand = b + 1;
//                                defer f(__defer_operand, __defer_operand, 2);
//
// The operands are what Sema made of them: converted to the types of the
// parameters, promoted, decayed. One that is the same at the exit stays where
// it is: a constant, the address of an object or function with a name. A label
// in front of the `defer` stands in front of the variables, too.
//
// Hooks in when a declaration is complete, before all that looks at the tree of
// a `defer`: what has been taken out of the deferred statement is part of the
// block around it for every rule and every warning. Sema does not see the
// variables, so that it has nothing to say about them.
//
// Left alone are builtins that look at their arguments as they are written.
//
// To debug: -Xclang -ast-dump shows the variables.

#include "region.h"

#include "clang/Basic/Builtins.h"

namespace defer {

namespace {

class eager {
public:
  eager(unit &u, clang::Decl *owner)
      : unit_(u), context_(u.compiler.getASTContext()), function_(owner) {}
  clang::Stmt *rewrite(clang::Stmt *statement);

private:
  bool names_object(const clang::Expr *place) const;
  bool stays(const clang::Expr *operand) const;
  clang::Expr *cast(clang::CastKind kind, clang::QualType type,
                    clang::Expr *operand);
  clang::Expr *hold(clang::Expr *operand);
  void hold_operand(clang::Expr *&operand);
  void hold_operands(clang::WhileStmt *region);
  clang::Stmt *rewrite_block(clang::CompoundStmt *block);
  void rewrite_captured(clang::CapturedStmt *region);
  void rewrite_children(clang::Stmt *statement);

  unit &unit_;
  clang::ASTContext &context_;
  clang::Decl *function_; // what the variables belong to

  // Of the `defer` at hand.
  std::vector<clang::Stmt *> declarations_;
  clang::SourceLocation location_;
  const clang::ExprWithCleanups *cleanups_ = nullptr;
};

} // namespace

// Whether the lvalue PLACE is an object or function that has been declared, or
// a part of one: the same wherever it is evaluated. What a block shares with
// its function may move to the heap.
bool eager::names_object(const clang::Expr *place) const {
  place = place->IgnoreParens();
  if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(place))
    return !reference->getDecl()->hasAttr<clang::BlocksAttr>();
  if (auto *member = llvm::dyn_cast<clang::MemberExpr>(place))
    return !member->isArrow() && names_object(member->getBase());
  if (auto *element = llvm::dyn_cast<clang::ArraySubscriptExpr>(place)) {
    auto *decay =
        llvm::dyn_cast<clang::CastExpr>(element->getBase()->IgnoreParens());
    return decay && decay->getCastKind() == clang::CK_ArrayToPointerDecay &&
           names_object(decay->getSubExpr()) &&
           element->getIdx()->isEvaluatable(context_);
  }
  return false;
}

// Whether there is a statement in EXPRESSION.
static bool holds_statements(const clang::Stmt *expression) {
  if (!expression || llvm::isa<clang::StmtExpr>(expression))
    return expression;
  for (const clang::Stmt *child : expression->children())
    if (holds_statements(child))
      return true;
  return false;
}

// Whether OPERAND has the same value at the exit, and no side effects.
bool eager::stays(const clang::Expr *operand) const {
  // What is not a value (the va_list of a builtin) cannot be held.
  if (operand->isGLValue())
    return true;
  // Clang's evaluator takes the loop that a `defer` is here for nothing, and
  // what cleans up a variable.
  if (holds_statements(operand))
    return false;
  operand = operand->IgnoreParens();
  if (auto *cast = llvm::dyn_cast<clang::CastExpr>(operand))
    switch (cast->getCastKind()) {
    case clang::CK_BuiltinFnToFnPtr:
      return true;
    case clang::CK_FunctionToPointerDecay:
    case clang::CK_ArrayToPointerDecay:
      if (names_object(cast->getSubExpr()))
        return true;
      break;
    case clang::CK_NoOp:
    case clang::CK_BitCast:
      if (stays(cast->getSubExpr()))
        return true;
      break;
    default:
      break;
    }
  auto *address = llvm::dyn_cast<clang::UnaryOperator>(operand);
  if (address && address->getOpcode() == clang::UO_AddrOf &&
      names_object(address->getSubExpr()))
    return true;
  return operand->isEvaluatable(context_);
}

clang::Expr *eager::cast(clang::CastKind kind, clang::QualType type,
                         clang::Expr *operand) {
  return clang::ImplicitCastExpr::Create(context_, type, kind, operand, nullptr,
                                         clang::VK_PRValue,
                                         clang::FPOptionsOverride());
}

// Has the temporary objects in OPERAND, which it may point to, live as long as
// VARIABLE. Those in a statement expression end with a statement of their own.
static void extend_temporaries(clang::Stmt *operand, clang::VarDecl *variable) {
  if (!operand || llvm::isa<clang::StmtExpr>(operand))
    return;
  auto *temporary = llvm::dyn_cast<clang::MaterializeTemporaryExpr>(operand);
  if (temporary && temporary->getStorageDuration() == clang::SD_FullExpression)
    temporary->setExtendingDecl(variable, 0);
  for (clang::Stmt **child : region_children(operand))
    extend_temporaries(*child, variable);
}

// Declares a variable that has the value of OPERAND. Returns what reads it.
clang::Expr *eager::hold(clang::Expr *operand) {
  const clang::QualType type = operand->getType().getUnqualifiedType();
  // The sizes in the type of a parameter belong to the function called: they
  // cannot be computed here, and need not be.
  clang::QualType held = type;
  if (type->isVariablyModifiedType()) {
    held = context_.getPointerType(context_.getAddrSpaceQualType(
        context_.VoidTy, type->getPointeeType().getAddressSpace()));
    operand = cast(clang::CK_BitCast, held, operand);
  }
  if (cleanups_)
    operand = clang::ExprWithCleanups::Create(
        context_, operand, cleanups_->cleanupsHaveSideEffects(),
        cleanups_->getObjects());
  auto *variable = clang::VarDecl::Create(
      context_, clang::Decl::castToDeclContext(function_), location_, location_,
      &context_.Idents.get("__defer_operand"), held,
      context_.getTrivialTypeSourceInfo(held, location_), clang::SC_None);
  variable->addAttr(clang::NoDebugAttr::CreateImplicit(context_));
  variable->setImplicit();
  variable->setIsUsed();
  variable->setReferenced();
  extend_temporaries(operand, variable);
  variable->setInit(operand);
  declarations_.push_back(new (context_) clang::DeclStmt(
      clang::DeclGroupRef(variable), location_, location_));
  clang::Expr *reference = clang::DeclRefExpr::Create(
      context_, clang::NestedNameSpecifierLoc(), clang::SourceLocation(),
      variable, false, operand->getBeginLoc(), held, clang::VK_LValue);
  reference = cast(clang::CK_LValueToRValue, held, reference);
  return held == type ? reference : cast(clang::CK_BitCast, type, reference);
}

void eager::hold_operand(clang::Expr *&operand) {
  if (stays(operand))
    return;
  // A variable of an atomic type would be read with care.
  auto *made_atomic =
      llvm::dyn_cast<clang::ImplicitCastExpr>(operand->IgnoreParens());
  if (made_atomic &&
      made_atomic->getCastKind() == clang::CK_NonAtomicToAtomic) {
    if (!stays(made_atomic->getSubExpr()))
      made_atomic->setSubExpr(hold(made_atomic->getSubExpr()));
    return;
  }
  clang::Expr *const original = operand;
  operand = hold(operand);
  unit_.held_operands[operand] = original;
}

// Whether the arguments of CALL are expressions like any, rather than what a
// builtin makes something of. Those of __sync_* are, for all their types.
bool eager_takes_values(const unit &u, const clang::CallExpr *call) {
  const clang::ASTContext &context = u.compiler.getASTContext();
  const unsigned builtin = call->getBuiltinCallee();
  if (!builtin)
    return true;
  return !context.BuiltinInfo.isUnevaluated(builtin) &&
         (!context.BuiltinInfo.hasCustomTypechecking(builtin) ||
          compat::starts_with(call->getDirectCallee()->getName(), "__sync_"));
}

clang::Expr *eager_operation(const unit &u, clang::WhileStmt *region,
                             const clang::ExprWithCleanups **cleanups) {
  if (!u.eager_keywords.count(region->getWhileLoc().getRawEncoding()))
    return nullptr;
  clang::Expr *operation = region_get_operation(region, cleanups);
  if (!operation || operation->containsErrors())
    return nullptr;
  // A call of a builtin like __atomic_store_n.
  if (llvm::isa<clang::AtomicExpr>(operation))
    return operation;
  auto *call = llvm::dyn_cast<clang::CallExpr>(operation);
  return call && eager_takes_values(u, call) ? call : nullptr;
}

// Takes the operands of REGION, if it is of the call form, out of it.
void eager::hold_operands(clang::WhileStmt *region) {
  declarations_.clear();
  location_ = region->getWhileLoc();
  cleanups_ = nullptr;
  clang::Expr *operation = eager_operation(unit_, region, &cleanups_);
  // Not twice, should two ways in the tree lead here.
  unit_.eager_keywords.erase(location_.getRawEncoding());
  if (!operation)
    return;
  if (auto *atomic = llvm::dyn_cast<clang::AtomicExpr>(operation)) {
    for (unsigned i = 0; i < atomic->getNumSubExprs(); i++)
      hold_operand(atomic->getSubExprs()[i]);
    return;
  }
  auto *call = llvm::cast<clang::CallExpr>(operation);
  clang::Expr *callee = call->getCallee();
  hold_operand(callee);
  call->setCallee(callee);
  for (unsigned i = 0; i < call->getNumArgs(); i++) {
    clang::Expr *argument = call->getArg(i);
    hold_operand(argument);
    call->setArg(i, argument);
  }
}

clang::Stmt *eager::rewrite_block(clang::CompoundStmt *block) {
  std::vector<clang::Stmt *> list;
  bool changed = false;
  for (clang::Stmt *statement : block->body()) {
    clang::Stmt *inner = statement, *outer = nullptr;
    while (clang::Stmt *next = region_behind_label(inner)) {
      outer = inner;
      inner = next;
    }
    clang::WhileStmt *region = region_get(unit_, inner);
    if (!region) {
      list.push_back(rewrite(statement));
      changed |= list.back() != statement;
      continue;
    }
    rewrite_children(region);
    hold_operands(region);
    if (declarations_.empty()) {
      list.push_back(statement);
      continue;
    }
    if (outer) {
      // Labels stay.
      region_leave_empty(context_, outer, inner, location_);
      list.push_back(statement);
    }
    list.insert(list.end(), declarations_.begin(), declarations_.end());
    list.push_back(region);
    changed = true;
  }
  return changed ? compat::create_compound(context_, list, block,
                                           block->getLBracLoc(),
                                           block->getRBracLoc())
                 : block;
}

// The body is known to the statement and to the declaration of the function
// that it becomes.
void eager::rewrite_captured(clang::CapturedStmt *region) {
  clang::Decl *const function = function_;
  function_ = region->getCapturedDecl();
  rewrite_children(region);
  region->getCapturedDecl()->setBody(region->getCapturedStmt());
  function_ = function;
}

void eager::rewrite_children(clang::Stmt *statement) {
  for (clang::Stmt **child : region_children(statement)) {
    clang::Stmt *rewritten = rewrite(*child);
    if (rewritten != *child)
      *child = rewritten;
  }
}

// Returns what is to stand in the place of STATEMENT.
clang::Stmt *eager::rewrite(clang::Stmt *statement) {
  if (!statement)
    return nullptr;
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement))
    return rewrite_block(block);
  if (auto *captured = llvm::dyn_cast<clang::CapturedStmt>(statement)) {
    rewrite_captured(captured);
    return statement;
  }
  rewrite_children(statement);
  clang::WhileStmt *region = region_get(unit_, statement);
  if (!region)
    return statement;
  // A block of its own: `if (x) defer y(z);`.
  hold_operands(region);
  if (declarations_.empty())
    return region;
  std::vector<clang::Stmt *> list = declarations_;
  list.push_back(region);
  return compat::create_compound(context_, list, nullptr, location_,
                                 region->getEndLoc());
}

clang::Stmt *eager_rewrite(unit &u, clang::Decl *owner, clang::Stmt *body) {
  if (u.eager_keywords.empty())
    return body;
  late_change_warn(u, owner, body);
  body = eager(u, owner).rewrite(body);
  if (auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner))
    function->setBody(body);
  else
    llvm::cast<clang::BlockDecl>(owner)->setBody(
        llvm::cast<clang::CompoundStmt>(body));
  return body;
}

} // namespace defer
