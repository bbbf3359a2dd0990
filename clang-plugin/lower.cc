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
// To debug: -Xclang -ast-dump shows the outcome, with a variable __defer_token.

#include "marker.h"
#include "region.h"

namespace defer {

namespace {

class lowering {
public:
  lowering(unit &u, clang::Decl *owner)
      : unit_(u), context_(u.compiler.getASTContext()), function_(owner) {}
  clang::Stmt *lower_function(clang::Stmt *body);

private:
  clang::FunctionDecl *marker(const std::string &name, clang::QualType result,
                              llvm::ArrayRef<clang::QualType> parameters);
  clang::Expr *call(clang::FunctionDecl *function,
                    clang::SourceLocation location);
  clang::Stmt *token(const std::string &cleanup,
                     clang::SourceLocation location);
  clang::Stmt *condition(const std::string &name, clang::Stmt *then,
                         clang::SourceLocation location);
  clang::Stmt *probe(clang::SourceLocation location);
  clang::Stmt *with_probe(clang::Stmt *body);

  void lower_defer(clang::WhileStmt *region, std::vector<clang::Stmt *> &list);
  clang::Stmt *lower_block(clang::CompoundStmt *block);
  void lower_captured(clang::CapturedStmt *region);
  clang::Stmt *lower(clang::Stmt *statement);

  unit &unit_;
  clang::ASTContext &context_;
  clang::Decl *function_; // what the variables belong to
  unsigned next_ = 0;
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

clang::Expr *lowering::call(clang::FunctionDecl *function,
                            clang::SourceLocation location) {
  clang::Expr *callee = clang::DeclRefExpr::Create(
      context_, clang::NestedNameSpecifierLoc(), clang::SourceLocation(),
      function, false, location, function->getType(), clang::VK_LValue);
  callee = clang::ImplicitCastExpr::Create(
      context_, context_.getPointerType(function->getType()),
      clang::CK_FunctionToPointerDecay, callee, nullptr, clang::VK_PRValue,
      clang::FPOptionsOverride());
  return clang::CallExpr::Create(context_, callee, {},
                                 function->getReturnType(), clang::VK_PRValue,
                                 location, clang::FPOptionsOverride());
}

// The declaration of a variable that the function CLEANUP cleans up.
clang::Stmt *lowering::token(const std::string &cleanup,
                             clang::SourceLocation location) {
  const clang::QualType pointer = context_.getPointerType(context_.CharTy);
  clang::FunctionDecl *function = marker(cleanup, context_.VoidTy, pointer);
  auto *variable = clang::VarDecl::Create(
      context_, clang::Decl::castToDeclContext(function_), location, location,
      &context_.Idents.get("__defer_token"), context_.CharTy,
      context_.getTrivialTypeSourceInfo(context_.CharTy, location),
      clang::SC_None);
  variable->addAttr(clang::CleanupAttr::CreateImplicit(context_, function));
  variable->addAttr(clang::NoDebugAttr::CreateImplicit(context_));
  variable->addAttr(clang::UninitializedAttr::CreateImplicit(context_));
  variable->setImplicit();
  variable->setIsUsed();
  variable->setReferenced();
  return new (context_)
      clang::DeclStmt(clang::DeclGroupRef(variable), location, location);
}

clang::Stmt *lowering::condition(const std::string &name, clang::Stmt *then,
                                 clang::SourceLocation location) {
  return clang::IfStmt::Create(
      context_, location, clang::IfStatementKind::Ordinary, nullptr, nullptr,
      call(marker(name, context_.BoolTy, {}), location), location, location,
      then);
}

clang::Stmt *lowering::probe(clang::SourceLocation location) {
  clang::Stmt *statements[] = {
      token(PROBE_MARKER, location),
      condition(PROBE_EXIT_MARKER,
                clang::ReturnStmt::Create(context_, location, nullptr, nullptr),
                location)};
  return compat::create_compound(context_, statements, nullptr, location,
                                 location);
}

// BODY, which is that of a function in the code, with the probe in front of it.
clang::Stmt *lowering::with_probe(clang::Stmt *body) {
  auto *block = llvm::dyn_cast<clang::CompoundStmt>(body);
  const clang::SourceLocation begin = body->getBeginLoc();
  std::vector<clang::Stmt *> statements = {probe(begin)};
  if (block)
    statements.insert(statements.end(), block->body_begin(), block->body_end());
  else
    statements.push_back(body);
  return compat::create_compound(context_, statements, block, begin,
                                 body->getEndLoc());
}

void lowering::lower_defer(clang::WhileStmt *region,
                           std::vector<clang::Stmt *> &list) {
  const std::string number = std::to_string(next_++);
  clang::Stmt *deferred = lower(region->getBody());
  list.push_back(
      condition(BODY_MARKER + number, deferred, region->getWhileLoc()));
  list.push_back(token(RUN_MARKER + number, deferred->getEndLoc()));
}

clang::Stmt *lowering::lower_block(clang::CompoundStmt *block) {
  std::vector<clang::Stmt *> list;
  bool changed = false;
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
      changed = true;
      continue;
    }
    clang::Stmt *lowered = lower(statement);
    changed |= lowered != statement;
    list.push_back(lowered);
  }
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
  function_ = declaration;
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
    *place = with_probe(*place);
  }
  function_ = function;
  *region_children(region).front() = lowered;
  declaration->setBody(lowered);
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
  // A variable that is built in the place of the result would be changed by
  // what runs after the `return`.
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    for (clang::Decl *declaration : declarations->decls())
      if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration))
        variable->setNRVOVariable(false);
  } else if (auto *leave = llvm::dyn_cast<clang::ReturnStmt>(statement)) {
    if (leave->getNRVOCandidate())
      leave->setNRVOCandidate(nullptr);
  }
  for (clang::Stmt **child : region_children(statement)) {
    clang::Stmt *lowered = lower(*child);
    if (lowered != *child)
      *child = lowered;
  }
  return statement;
}

clang::Stmt *lowering::lower_function(clang::Stmt *body) {
  return with_probe(lower(body));
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

void lower_body(unit &u, clang::Decl *owner, clang::Stmt *body) {
  clang::Stmt *lowered = lowering(u, owner).lower_function(body);
  if (auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner))
    function->setBody(lowered);
  else
    llvm::cast<clang::BlockDecl>(owner)->setBody(
        llvm::cast<clang::CompoundStmt>(lowered));
}

} // namespace defer
