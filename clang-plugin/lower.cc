// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fourth stage: each `defer` becomes a statement and a cleanup variable with
// marks that splice.cc finds in the code: see marker.h.
//
// Hooks in when a declaration is complete and has passed check, before Clang
// generates its code. All of Clang's own rules for cleanups hold: it sees a
// variable with __attribute__((cleanup)).
//
// The captured regions of OpenMP become functions of their own, and get a probe
// of their own.
//
// Where an owner calls recover() outside of deferred statements, which works
// if a `defer` calls the owner, nothing is left to splice:
//
//   recover()   ->   void *entry = __defer_enter(&owner); // first of all
//                    __defer_recover(entry)
//
// To debug: -Xclang -ast-dump shows the outcome, with a variable __defer_token.

#include "defer-runtime.h"
#include "marker.h"
#include "recover.h"

namespace defer {

namespace {

class lowering {
public:
  lowering(unit &u, clang::Decl *owner, clang::QualType result)
      : unit_(u), context_(u.compiler.getASTContext()), owner_(owner),
        function_(owner), result_(result) {}
  clang::Stmt *lower_function(clang::Stmt *body);

private:
  clang::FunctionDecl *marker(const std::string &name, clang::QualType result,
                              llvm::ArrayRef<clang::QualType> parameters);
  clang::Expr *decayed(clang::FunctionDecl *function,
                       clang::SourceLocation location);
  clang::Expr *call(clang::FunctionDecl *function,
                    clang::SourceLocation location,
                    llvm::ArrayRef<clang::Expr *> arguments = {});
  clang::VarDecl *variable(const char *name, clang::QualType type,
                           clang::SourceLocation location);
  clang::Stmt *declare(clang::VarDecl *variable);
  clang::Stmt *token(const std::string &cleanup,
                     clang::SourceLocation location);
  clang::Stmt *condition(const std::string &name, clang::Stmt *then,
                         clang::SourceLocation location,
                         clang::Stmt *otherwise = nullptr);
  clang::Stmt *block(llvm::ArrayRef<clang::Stmt *> statements,
                     clang::SourceLocation location);
  clang::Stmt *probe(clang::SourceLocation location);
  clang::Stmt *leave(clang::Expr *value, clang::SourceLocation location);
  clang::Stmt *recover_exit(clang::SourceLocation location);
  clang::Stmt *enter(clang::SourceLocation location);
  clang::Stmt *begin_with(llvm::ArrayRef<clang::Stmt *> first,
                          clang::Stmt *body);

  void lower_defer(clang::WhileStmt *region, std::vector<clang::Stmt *> &list);
  clang::Stmt *lower_block(clang::CompoundStmt *block);
  void lower_captured(clang::CapturedStmt *region);
  clang::Expr *lower_recover(clang::CallExpr *call);
  clang::Stmt *lower_return(clang::ReturnStmt *statement);
  clang::Stmt *lower(clang::Stmt *statement);

  unit &unit_;
  clang::ASTContext &context_;
  clang::Decl *const owner_;
  clang::Decl *function_; // what the variables belong to
  const clang::QualType result_;
  unsigned next_ = 0;

  bool has_defer_ = false, recovers_ = false;
  clang::VarDecl *entry_ = nullptr; // what __defer_enter has returned

  // The state of the walk.
  bool captured_ = false;
  bool in_scope_ = false; // of a `defer` of the owner
  std::string deferred_;  // number of the innermost deferred statement
};

} // namespace

clang::FunctionDecl *
lowering::marker(const std::string &name, clang::QualType result,
                 llvm::ArrayRef<clang::QualType> parameters) {
  clang::FunctionDecl *&function = unit_.markers[name];
  if (function)
    return function;
  clang::FunctionProtoType::ExtProtoInfo information;
  function = clang::FunctionDecl::Create(
      context_, context_.getTranslationUnitDecl(), clang::SourceLocation(),
      clang::SourceLocation(), &context_.Idents.get(name),
      context_.getFunctionType(result, parameters, information), nullptr,
      clang::SC_Extern);
  llvm::SmallVector<clang::ParmVarDecl *, 1> declarations;
  for (clang::QualType type : parameters)
    declarations.push_back(clang::ParmVarDecl::Create(
        context_, function, clang::SourceLocation(), clang::SourceLocation(),
        nullptr, type, nullptr, clang::SC_None, nullptr));
  function->setParams(declarations);
  function->setImplicit();
  function->addAttr(clang::NoThrowAttr::CreateImplicit(context_));
  return function;
}

// FUNCTION as a pointer.
clang::Expr *lowering::decayed(clang::FunctionDecl *function,
                               clang::SourceLocation location) {
  clang::Expr *reference = clang::DeclRefExpr::Create(
      context_, clang::NestedNameSpecifierLoc(), clang::SourceLocation(),
      function, false, location, function->getType(), clang::VK_LValue);
  return clang::ImplicitCastExpr::Create(
      context_, context_.getPointerType(function->getType()),
      clang::CK_FunctionToPointerDecay, reference, nullptr, clang::VK_PRValue,
      clang::FPOptionsOverride());
}

clang::Expr *lowering::call(clang::FunctionDecl *function,
                            clang::SourceLocation location,
                            llvm::ArrayRef<clang::Expr *> arguments) {
  return clang::CallExpr::Create(context_, decayed(function, location),
                                 arguments, function->getReturnType(),
                                 clang::VK_PRValue, location,
                                 clang::FPOptionsOverride());
}

// A variable that is nobody's business.
clang::VarDecl *lowering::variable(const char *name, clang::QualType type,
                                   clang::SourceLocation location) {
  auto *variable = clang::VarDecl::Create(
      context_, clang::Decl::castToDeclContext(function_), location, location,
      &context_.Idents.get(name), type,
      context_.getTrivialTypeSourceInfo(type, location), clang::SC_None);
  variable->addAttr(clang::NoDebugAttr::CreateImplicit(context_));
  variable->setImplicit();
  variable->setIsUsed();
  variable->setReferenced();
  return variable;
}

clang::Stmt *lowering::declare(clang::VarDecl *variable) {
  return new (context_)
      clang::DeclStmt(clang::DeclGroupRef(variable), variable->getLocation(),
                      variable->getLocation());
}

// The declaration of a variable that the function CLEANUP cleans up.
clang::Stmt *lowering::token(const std::string &cleanup,
                             clang::SourceLocation location) {
  const clang::QualType pointer = context_.getPointerType(context_.CharTy);
  clang::VarDecl *token = variable("__defer_token", context_.CharTy, location);
  token->addAttr(clang::CleanupAttr::CreateImplicit(
      context_, marker(cleanup, context_.VoidTy, pointer)));
  token->addAttr(clang::UninitializedAttr::CreateImplicit(context_));
  return declare(token);
}

clang::Stmt *lowering::condition(const std::string &name, clang::Stmt *then,
                                 clang::SourceLocation location,
                                 clang::Stmt *otherwise) {
  return clang::IfStmt::Create(
      context_, location, clang::IfStatementKind::Ordinary, nullptr, nullptr,
      call(marker(name, context_.BoolTy, {}), location), location, location,
      then, location, otherwise);
}

clang::Stmt *lowering::block(llvm::ArrayRef<clang::Stmt *> statements,
                             clang::SourceLocation location) {
  return compat::create_compound(context_, statements, nullptr, location,
                                 location);
}

clang::Stmt *lowering::leave(clang::Expr *value,
                             clang::SourceLocation location) {
  return clang::ReturnStmt::Create(context_, location, value, nullptr);
}

clang::Stmt *lowering::probe(clang::SourceLocation location) {
  return block(
      {token(PROBE_MARKER, location),
       condition(PROBE_EXIT_MARKER, leave(nullptr, location), location)},
      location);
}

// What the owner does when it has recovered.
clang::Stmt *lowering::recover_exit(clang::SourceLocation location) {
  clang::Stmt *end = leave(nullptr, location);
  if (!result_->isVoidType()) {
    clang::Stmt *zero = leave(new (context_) clang::ImplicitValueInitExpr(
                                  result_.getAtomicUnqualifiedType()),
                              location);
    end = block({condition(EVALUATED_MARKER, end, location), zero}, location);
  }
  return condition(RECOVER_EXIT_MARKER, end, location);
}

// The variable for what a call of recover() outside of deferred statements is
// to have.
clang::Stmt *lowering::enter(clang::SourceLocation location) {
  const clang::QualType function = context_.getPointerType(
      context_.getFunctionType(context_.VoidTy, {}, {}));
  clang::Expr *owner = clang::ImplicitCastExpr::Create(
      context_, function, clang::CK_BitCast,
      decayed(llvm::cast<clang::FunctionDecl>(owner_), location), nullptr,
      clang::VK_PRValue, clang::FPOptionsOverride());
  entry_ = variable("__defer_entry", context_.VoidPtrTy, location);
  entry_->setInit(call(marker(RUNTIME_ENTER, context_.VoidPtrTy, function),
                       location, owner));
  return declare(entry_);
}

// BODY, which is that of a function in the code, with FIRST in front of it.
clang::Stmt *lowering::begin_with(llvm::ArrayRef<clang::Stmt *> first,
                                  clang::Stmt *body) {
  auto *original = llvm::dyn_cast<clang::CompoundStmt>(body);
  std::vector<clang::Stmt *> statements = first;
  if (original)
    statements.insert(statements.end(), original->body_begin(),
                      original->body_end());
  else
    statements.push_back(body);
  return compat::create_compound(context_, statements, original,
                                 body->getBeginLoc(), body->getEndLoc());
}

void lowering::lower_defer(clang::WhileStmt *region,
                           std::vector<clang::Stmt *> &list) {
  const clang::SourceLocation begin = region->getWhileLoc();
  const std::string number = std::to_string(next_++);
  clang::Stmt *deferred = region->getBody();
  const bool recovers = recovers_ && !captured_;
  const bool direct = recovers && recover_by_call(unit_, region);
  const bool stops = recovers && recover_in_frame(unit_, deferred);

  const std::string outer = std::move(deferred_);
  const bool in_scope = in_scope_;
  deferred_ = number;
  in_scope_ = false;
  deferred = lower(deferred);
  deferred_ = outer;
  in_scope_ = in_scope;

  const clang::SourceLocation end = deferred->getEndLoc();
  if (stops)
    deferred = condition(
        STOP_MARKER + number, new (context_) clang::NullStmt(begin), begin,
        block({token(BOUNDARY_MARKER + number, begin), deferred}, begin));
  list.push_back(condition((direct ? DIRECT_MARKER : BODY_MARKER) + number,
                           deferred, begin));
  list.push_back(token(RUN_MARKER + number, end));
}

clang::Stmt *lowering::lower_block(clang::CompoundStmt *block) {
  std::vector<clang::Stmt *> list;
  bool changed = false;
  const bool in_scope = in_scope_;
  for (clang::Stmt *statement : block->body()) {
    // Labels stay, in front of an empty statement.
    clang::Stmt *inner = statement, *outer = nullptr;
    for (;;) {
      clang::Stmt *next = nullptr;
      if (auto *label = llvm::dyn_cast<clang::LabelStmt>(inner))
        next = label->getSubStmt();
      else if (auto *choice = llvm::dyn_cast<clang::SwitchCase>(inner))
        next = choice->getSubStmt();
      else if (auto *attributed = llvm::dyn_cast<clang::AttributedStmt>(inner))
        next = attributed->getSubStmt();
      if (!next)
        break;
      outer = inner;
      inner = next;
    }
    if (clang::WhileStmt *region = region_get(unit_, inner)) {
      if (outer) {
        for (clang::Stmt **child : region_children(outer))
          if (*child == inner)
            *child = new (context_) clang::NullStmt(region->getWhileLoc());
        list.push_back(statement);
      }
      lower_defer(region, list);
      in_scope_ = changed = true;
      continue;
    }
    clang::Stmt *lowered = lower(statement);
    changed |= lowered != statement;
    list.push_back(lowered);
  }
  in_scope_ = in_scope;
  return changed ? compat::create_compound(context_, list, block,
                                           block->getLBracLoc(),
                                           block->getRBracLoc())
                 : block;
}

// The body is known to the statement and to the declaration of the function
// that it becomes.
void lowering::lower_captured(clang::CapturedStmt *region) {
  clang::CapturedDecl *declaration = region->getCapturedDecl();
  clang::Stmt *const body = region->getCapturedStmt();
  const bool probed = region_in_statement(unit_, body);
  clang::Decl *const function = function_;
  const bool captured = captured_;
  function_ = declaration;
  captured_ = true;
  clang::Stmt *lowered = lower(body);
  if (probed) {
    // OpenMP looks into loops, and those nested in them alone: leave them so.
    clang::Stmt **place = &lowered;
    while (auto *loop = llvm::dyn_cast<clang::ForStmt>(*place)) {
      place = region_children(loop).back();
      auto *block = llvm::dyn_cast<clang::CompoundStmt>(*place);
      if (block && block->size() == 1 &&
          llvm::isa<clang::ForStmt>(block->body_front()))
        place = block->body_begin();
    }
    *place = begin_with(probe((*place)->getBeginLoc()), *place);
  }
  function_ = function;
  captured_ = captured;
  *region_children(region).front() = lowered;
  declaration->setBody(lowered);
}

// Blocks and captured regions have the function of the library, which returns
// NULL.
clang::Expr *lowering::lower_recover(clang::CallExpr *original) {
  const clang::SourceLocation location = original->getBeginLoc();
  const clang::QualType type = original->getType();
  if (captured_)
    return original;
  if (!deferred_.empty())
    return call(marker(RECOVER_MARKER + deferred_, type, {}), location);
  if (!entry_)
    return original;
  clang::Expr *entry = clang::DeclRefExpr::Create(
      context_, clang::NestedNameSpecifierLoc(), clang::SourceLocation(),
      entry_, false, location, entry_->getType(), clang::VK_LValue);
  entry = clang::ImplicitCastExpr::Create(
      context_, entry_->getType(), clang::CK_LValueToRValue, entry, nullptr,
      clang::VK_PRValue, clang::FPOptionsOverride());
  return call(
      marker(RUNTIME_RECOVER, type, clang::QualType(context_.VoidPtrTy)),
      location, entry);
}

clang::Stmt *lowering::lower_return(clang::ReturnStmt *statement) {
  if (!recovers_ || !in_scope_ || captured_ || !statement->getRetValue() ||
      result_->isVoidType())
    return statement;
  const clang::SourceLocation location = statement->getReturnLoc();
  return block({token(RETURNED_MARKER, location), statement}, location);
}

clang::Stmt *lowering::lower(clang::Stmt *statement) {
  if (!statement)
    return nullptr;
  if (clang::WhileStmt *region = region_get(unit_, statement)) {
    std::vector<clang::Stmt *> list;
    lower_defer(region, list);
    return compat::create_compound(context_, list, nullptr,
                                   region->getWhileLoc(), region->getEndLoc());
  }
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement))
    return lower_block(block);
  if (auto *region = llvm::dyn_cast<clang::CapturedStmt>(statement)) {
    lower_captured(region);
    return statement;
  }
  if (clang::CallExpr *original = recover_get_call(statement))
    return lower_recover(original);
  auto *const leaving = llvm::dyn_cast<clang::ReturnStmt>(statement);
  // A variable that is built in the place of the result would be changed by
  // what runs after the `return`.
  auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement);
  if (declarations && has_defer_) {
    for (clang::Decl *declaration : declarations->decls())
      if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration))
        variable->setNRVOVariable(false);
  } else if (leaving && has_defer_ && leaving->getNRVOCandidate())
    leaving->setNRVOCandidate(nullptr);
  for (clang::Stmt **child : region_children(statement)) {
    clang::Stmt *lowered = lower(*child);
    if (lowered != *child)
      *child = lowered;
  }
  return leaving ? lower_return(leaving) : statement;
}

clang::Stmt *lowering::lower_function(clang::Stmt *body) {
  const clang::SourceLocation begin = body->getBeginLoc();
  std::vector<clang::Stmt *> first;
  has_defer_ = region_in_statement(unit_, body);
  if (has_defer_) {
    auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner_);
    recovers_ =
        plugin_options.panic &&
        recover_in_owner(unit_, body, !function || !function->isNoReturn());
    first.push_back(probe(begin));
  }
  if (recovers_)
    first.push_back(recover_exit(begin));
  if (llvm::isa<clang::FunctionDecl>(owner_) && recover_outside(unit_, body))
    first.push_back(enter(begin));
  return begin_with(first, lower(body));
}

bool lower_done(const clang::Stmt *body) {
  auto *block = llvm::dyn_cast_or_null<clang::CompoundStmt>(body);
  if (!block || block->body_empty())
    return false;
  auto *probe = llvm::dyn_cast<clang::CompoundStmt>(block->body_front());
  if (!probe || probe->body_empty())
    return false;
  auto *declaration = llvm::dyn_cast<clang::DeclStmt>(probe->body_front());
  if (!declaration || !declaration->isSingleDecl())
    return false;
  auto *cleanup = declaration->getSingleDecl()->getAttr<clang::CleanupAttr>();
  return cleanup && cleanup->getFunctionDecl()->getName() == PROBE_MARKER;
}

void lower_body(unit &u, clang::Decl *owner, clang::Stmt *body,
                clang::QualType block_type) {
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner);
  const clang::QualType result = function ? function->getReturnType()
                                          : block_type->getPointeeType()
                                                ->castAs<clang::FunctionType>()
                                                ->getReturnType();
  clang::Stmt *lowered = lowering(u, owner, result).lower_function(body);
  if (function)
    function->setBody(lowered);
  else
    llvm::cast<clang::BlockDecl>(owner)->setBody(
        llvm::cast<clang::CompoundStmt>(lowered));
}

} // namespace defer
