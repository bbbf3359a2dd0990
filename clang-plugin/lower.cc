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

#include "lower.h"

#include "marker.h"
#include "recover.h"

namespace defer {

// The declaration of a variable that the function CLEANUP cleans up.
clang::Stmt *lowering::token(const std::string &cleanup,
                             clang::SourceLocation location, unsigned size) {
  const clang::QualType pointer = context_.getPointerType(context_.CharTy);
  clang::VarDecl *token =
      variable("__defer_token",
               compat::array_of(context_, context_.CharTy, size), location);
  token->addAttr(clang::CleanupAttr::CreateImplicit(
      context_, declared(cleanup, context_.VoidTy, pointer)));
  token->addAttr(clang::UninitializedAttr::CreateImplicit(context_));
  return declare(token);
}

// THEN where the code has the marker NAME.
clang::Stmt *lowering::marked(const std::string &name, clang::Stmt *then,
                              clang::SourceLocation location,
                              clang::Stmt *otherwise) {
  return condition(call(declared(name, context_.BoolTy, {}), location), then,
                   location, otherwise);
}

clang::Expr *lowering::marked_value(const std::string &name,
                                    clang::SourceLocation location) {
  return call(declared(name, context_.IntTy, {}), location);
}

clang::Stmt *lowering::probe(clang::SourceLocation location) {
  return block({token(PROBE_MARKER, location),
                marked(PROBE_EXIT_MARKER, leave(nullptr, location), location)},
               location);
}

// Adds STATEMENT to LIST as that of REGION, which is from BEGIN to END.
void lowering::mark_region(unsigned region, clang::Stmt *statement, bool direct,
                           clang::SourceLocation begin,
                           clang::SourceLocation end,
                           std::vector<clang::Stmt *> &list) {
  clang::FunctionDecl *marker = declared(direct ? DIRECT_MARKER : BODY_MARKER,
                                         context_.BoolTy, {context_.IntTy});
  list.push_back(condition(call(marker, begin, {tree::number(region, begin)}),
                           statement, begin));
  list.push_back(token(RUN_MARKER, end, region + 1));
}

// Stands where there is no probe, for lower_done: the source has no such thing.
clang::Stmt *lowering::lowered_mark(clang::SourceLocation location) {
  return new (context_) clang::DeclStmt(
      clang::DeclGroupRef(clang::EmptyDecl::Create(
          context_, clang::Decl::castToDeclContext(function_), location)),
      location, location);
}

// BODY, which is that of a function in the code, with FIRST in front of it and
// LAST at its end.
clang::Stmt *lowering::begin_with(llvm::ArrayRef<clang::Stmt *> first,
                                  clang::Stmt *body, clang::Stmt *last) {
  auto *original = llvm::dyn_cast<clang::CompoundStmt>(body);
  std::vector<clang::Stmt *> statements = first;
  if (original)
    statements.insert(statements.end(), original->body_begin(),
                      original->body_end());
  else
    statements.push_back(body);
  if (last)
    statements.push_back(last);
  return compat::create_compound(context_, statements, original,
                                 body->getBeginLoc(), body->getEndLoc());
}

void lowering::lower_defer(clang::WhileStmt *region,
                           std::vector<clang::Stmt *> &list) {
  const clang::SourceLocation begin = region->getWhileLoc();
  const unsigned index = next_++;
  const std::string number = std::to_string(index);
  clang::Stmt *deferred = region->getBody();
  const bool recovers = recovers_ && !captured_;
  const bool direct = recovers && recover_by_call(unit_, region);
  const bool stops = recovers && recover_in_frame(unit_, deferred);
  const bool error = region_get_kind(unit_, region) == region_kind::error;
  clang::Expr *test = error ? error_condition(number, begin) : nullptr;

  const std::string outer = std::move(deferred_);
  const bool in_scope = in_scope_;
  deferred_ = number;
  in_scope_ = false;
  deferred = lower(deferred);
  deferred_ = outer;
  in_scope_ = in_scope;

  const clang::SourceLocation end = deferred->getEndLoc();
  if (stops)
    deferred = marked(
        STOP_MARKER + number, new (context_) clang::NullStmt(begin), begin,
        block({token(BOUNDARY_MARKER + number, begin), deferred}, begin));
  if (error) {
    if (direct)
      deferred = block(
          {deferred,
           call(declared(CALLED_MARKER + number, context_.VoidTy, {}), end)},
          begin);
    deferred = condition(test, deferred, begin);
  }
  mark_region(index, deferred, direct, begin, end, list);
}

// Behind the last statement of BLOCK that registers a call; its beginning if
// there is none.
static clang::CompoundStmt::body_iterator
end_of_registrations(const unit &u, clang::CompoundStmt *block) {
  auto i = block->body_end();
  while (i != block->body_begin() &&
         !region_look_into(u, *(i - 1)).registrations)
    --i;
  return i;
}

static bool declares_variable_array(clang::Stmt *statement) {
  auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement);
  if (!declarations)
    return false;
  for (clang::Decl *declaration : declarations->decls()) {
    auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration);
    if (variable && variable->getType()->isVariableArrayType())
      return true;
  }
  return false;
}

clang::Stmt *lowering::lower_block(clang::CompoundStmt *block) {
  std::vector<clang::Stmt *> list;
  bool changed = false;
  const bool in_scope = in_scope_;
  const auto registered = registers_ && deferred_.empty() && !captured_
                              ? end_of_registrations(unit_, block)
                              : block->body_begin();
  for (auto i = block->body_begin(); i != block->body_end(); ++i) {
    clang::Stmt *const statement = *i;
    clang::Stmt *inner = statement, *outer = nullptr;
    while (clang::Stmt *next = region_behind_label(inner)) {
      after_label_ |= llvm::isa<clang::LabelStmt>(inner);
      outer = inner;
      inner = next;
    }
    if (clang::WhileStmt *region = region_get(unit_, inner)) {
      if (outer) {
        // Labels stay.
        region_leave_empty(context_, outer, inner, region->getWhileLoc());
        list.push_back(statement);
      }
      changed = true;
      if (region_get_kind(unit_, region) == region_kind::function) {
        list.push_back(lower_registration(region));
        continue;
      }
      // What is registered behind a `defer` of the owner runs before it.
      const clang::SourceLocation begin = region->getWhileLoc();
      const bool drains = i + 1 < registered;
      clang::VarDecl *end = nullptr;
      if (drains)
        list.push_back(mark(end, begin));
      lower_defer(region, list);
      if (drains)
        drain(end, begin, list);
      in_scope_ = true;
      continue;
    }
    clang::Stmt *lowered = lower(statement);
    if (block == body_ && declares_variable_array(statement)) {
      const clang::SourceLocation location = statement->getBeginLoc();
      list.push_back(
          call(declared(KEEP_MARKER, context_.VoidTy, {}), location));
      changed = true;
    }
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

clang::Stmt *lowering::lower(clang::Stmt *statement) {
  if (!statement)
    return nullptr;
  if (clang::WhileStmt *region = region_get(unit_, statement)) {
    if (region_get_kind(unit_, region) == region_kind::function)
      return lower_registration(region);
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
        if (variable != result_variable_)
          variable->setNRVOVariable(false);
  } else if (leaving && has_defer_ && leaving->getNRVOCandidate() &&
             leaving->getNRVOCandidate() != result_variable_)
    leaving->setNRVOCandidate(nullptr);
  if (auto *attributed = llvm::dyn_cast<clang::AttributedStmt>(statement))
    for (const clang::Attr *attribute : attributed->getAttrs())
      if (llvm::isa<clang::MustTailAttr>(attribute))
        return statement; // check.cc has made sure that nothing is deferred
  const bool defers_in_value =
      leaving && state_ && region_in_statement(unit_, leaving);
  after_label_ |= llvm::isa<clang::LabelStmt>(statement);
  const bool loop =
      llvm::isa<clang::WhileStmt, clang::DoStmt, clang::ForStmt>(statement);
  loops_ += loop;
  for (clang::Stmt **child : region_children(statement)) {
    clang::Stmt *lowered = lower(*child);
    if (lowered != *child)
      *child = lowered;
  }
  loops_ -= loop;
  return leaving ? lower_return(leaving, defers_in_value) : statement;
}

clang::Stmt *lowering::lower_function(clang::Stmt *body) {
  const clang::SourceLocation begin = body->getBeginLoc();
  std::vector<clang::Stmt *> first;
  const region_contents contents = region_look_into(unit_, body);
  has_defer_ = contents.regions;
  if (has_defer_) {
    auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner_);
    recovers_ =
        plugin_options.panic &&
        recover_in_owner(unit_, body, !function || !function->isNoReturn());
    first.push_back(contents.jumps || recovers_ ? probe(begin)
                                                : lowered_mark(begin));
  }
  if (recovers_)
    first.push_back(recover_exit(begin));
  if (llvm::isa<clang::FunctionDecl>(owner_) && recover_outside(unit_, body))
    first.push_back(enter(begin));
  registers_ = contents.registrations;
  if (registers_ || (errors_.known() && contents.errors)) {
    state_ = variable("__defer_state", context_.IntTy, begin,
                      number(NOT_LEAVING, begin));
    first.push_back(declare(state_));
  }
  if (!registers_)
    return begin_with(first, lower(body));

  body_ = body;
  list_ = variable("__defer_list", context_.VoidPtrTy, begin,
                   null(context_.VoidPtrTy, begin));
  first.push_back(declare(list_));
  in_scope_ = true;
  clang::Stmt *lowered = lower(body);
  first.insert(first.end(), records_.begin(), records_.end());
  // What drains the list may end a panic that it has raised itself, which has
  // to arrive in the owner.
  if (recovers_)
    mark_region(next_++, new (context_) clang::NullStmt(begin), false, begin,
                begin, first);
  drain(nullptr, begin, first);
  const clang::SourceLocation end = body->getEndLoc();
  return begin_with(first, lowered,
                    set_state(number(LEAVING_AT_END, end), end));
}

bool lower_done(const clang::Stmt *body) {
  auto *block = llvm::dyn_cast_or_null<clang::CompoundStmt>(body);
  if (!block || block->body_empty())
    return false;
  const clang::Stmt *first = block->body_front();
  auto *probe = llvm::dyn_cast<clang::CompoundStmt>(first);
  if (probe && !probe->body_empty())
    first = probe->body_front();
  auto *declaration = llvm::dyn_cast<clang::DeclStmt>(first);
  if (!declaration || !declaration->isSingleDecl())
    return false;
  if (llvm::isa<clang::EmptyDecl>(declaration->getSingleDecl()))
    return true;
  auto *cleanup = declaration->getSingleDecl()->getAttr<clang::CleanupAttr>();
  return cleanup && cleanup->getFunctionDecl()->getName() == PROBE_MARKER;
}

void lower_body(unit &u, clang::Decl *owner, clang::Stmt *body,
                clang::QualType block_type) {
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner);
  clang::Stmt *lowered =
      lowering(u, owner, region_result_type(owner, block_type))
          .lower_function(body);
  if (function)
    function->setBody(lowered);
  else
    llvm::cast<clang::BlockDecl>(owner)->setBody(
        llvm::cast<clang::CompoundStmt>(lowered));
}

} // namespace defer
