// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finding the regions that region.h describes.

#include "region.h"

namespace defer {

static void add_children(child_slots &children, clang::Stmt *statement) {
  for (clang::Stmt *&child : statement->children())
    if (child)
      children.push_back(&child);
}

// Clang counts some of the sizes in types among the children.
static void add_size(child_slots &children, clang::Stmt *&size) {
  if (std::find(children.begin(), children.end(), &size) == children.end())
    children.push_back(&size);
}

// The expressions in TYPE as it is written: the sizes of arrays and the operand
// of `typeof`. Those of a type with a name belong to its declaration.
static void add_in_type(child_slots &children, clang::QualType type) {
  for (;;) {
    const clang::Type *t = type.getTypePtrOrNull();
    if (!t || llvm::isa<clang::TypedefType>(t))
      return;
    if (auto *of = llvm::dyn_cast<clang::TypeOfExprType>(t)) {
      add_children(children, of->getUnderlyingExpr());
      return;
    }
    if (auto *array = llvm::dyn_cast<clang::ArrayType>(t)) {
      auto *variable = llvm::dyn_cast<clang::VariableArrayType>(array);
      if (variable && variable->getSizeExpr())
        add_size(children, *clang::StmtIterator(variable));
      type = array->getElementType();
    } else if (auto *pointer = llvm::dyn_cast<clang::PointerType>(t))
      type = pointer->getPointeeType();
    else if (auto *function = llvm::dyn_cast<clang::FunctionType>(t))
      type = function->getReturnType();
    else {
      type = t->getLocallyUnqualifiedSingleStepDesugaredType();
      if (type.getTypePtr() == t)
        return;
    }
  }
}

static void add_in_declaration(child_slots &children,
                               clang::Decl *declaration) {
  if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration))
    add_in_type(children, variable->getType());
  else if (auto *name = llvm::dyn_cast<clang::TypedefNameDecl>(declaration))
    add_in_type(children, name->getUnderlyingType());
  else if (auto *record = llvm::dyn_cast<clang::RecordDecl>(declaration))
    for (clang::FieldDecl *field : record->fields())
      add_in_type(children, field->getType());
  else if (auto *check = llvm::dyn_cast<clang::StaticAssertDecl>(declaration))
    add_children(children, check->getAssertExpr());
}

static void add_in_types(child_slots &children, clang::Stmt *statement) {
  if (auto *declarations = llvm::dyn_cast<clang::DeclStmt>(statement))
    for (clang::Decl *declaration : declarations->decls())
      add_in_declaration(children, declaration);
  else if (auto *cast = llvm::dyn_cast<clang::ExplicitCastExpr>(statement))
    add_in_type(children, cast->getTypeAsWritten());
  else if (auto *literal =
               llvm::dyn_cast<clang::CompoundLiteralExpr>(statement))
    add_in_type(children, literal->getTypeSourceInfo()->getType());
  else if (auto *argument = llvm::dyn_cast<clang::VAArgExpr>(statement))
    add_in_type(children, argument->getWrittenTypeInfo()->getType());
  else if (auto *trait = llvm::dyn_cast<clang::TypeTraitExpr>(statement))
    for (clang::TypeSourceInfo *type : trait->getArgs())
      add_in_type(children, type->getType());
  else if (auto *measure =
               llvm::dyn_cast<clang::UnaryExprOrTypeTraitExpr>(statement)) {
    if (measure->isArgumentType())
      add_in_type(children, measure->getArgumentType());
  }
}

child_slots region_children(clang::Stmt *statement) {
  child_slots children;
  switch (statement->getStmtClass()) {
  case clang::Stmt::DeclRefExprClass: // every walk of ours ends at these
  case clang::Stmt::IntegerLiteralClass:
    break;
  case clang::Stmt::CallExprClass:
  case clang::Stmt::CompoundStmtClass:
  case clang::Stmt::ImplicitCastExprClass:
    add_children(children, statement);
    break;
  case clang::Stmt::CapturedStmtClass:
    // Behind the values of the captured variables; not all versions of Clang
    // count it among the children.
    children.push_back(reinterpret_cast<clang::Stmt **>(
        llvm::cast<clang::CapturedStmt>(statement)->capture_init_end()));
    break;
  default:
    add_children(children, statement);
    add_in_types(children, statement);
  }
  return children;
}

clang::Stmt *region_behind_label(clang::Stmt *statement) {
  if (auto *label = llvm::dyn_cast<clang::LabelStmt>(statement))
    return label->getSubStmt();
  if (auto *choice = llvm::dyn_cast<clang::SwitchCase>(statement))
    return choice->getSubStmt();
  if (auto *attributed = llvm::dyn_cast<clang::AttributedStmt>(statement))
    return attributed->getSubStmt();
  return nullptr;
}

void region_leave_empty(clang::ASTContext &context, clang::Stmt *statement,
                        clang::Stmt *child, clang::SourceLocation location) {
  for (clang::Stmt **slot : region_children(statement))
    if (*slot == child)
      *slot = new (context) clang::NullStmt(location);
}

clang::WhileStmt *region_get(const unit &u, clang::Stmt *statement) {
  auto *loop = llvm::dyn_cast_or_null<clang::WhileStmt>(statement);
  if (!loop || !u.keywords.count(loop->getWhileLoc().getRawEncoding()))
    return nullptr;
  return loop;
}

region_kind region_get_kind(const unit &u, const clang::WhileStmt *region) {
  return u.keywords.at(region->getWhileLoc().getRawEncoding());
}

clang::Expr *region_get_operation(clang::WhileStmt *region,
                                  const clang::ExprWithCleanups **cleanups) {
  clang::Stmt *s = region->getBody();
  while (auto *attributed = llvm::dyn_cast<clang::AttributedStmt>(s))
    s = attributed->getSubStmt();
  auto *expression = llvm::dyn_cast<clang::Expr>(s);
  while (expression) {
    expression = expression->IgnoreParens();
    if (auto *full = llvm::dyn_cast<clang::FullExpr>(expression)) {
      auto *found = llvm::dyn_cast<clang::ExprWithCleanups>(full);
      if (found && cleanups)
        *cleanups = found;
      expression = full->getSubExpr();
    } else if (auto *cast = llvm::dyn_cast<clang::CStyleCastExpr>(expression)) {
      if (!cast->getType()->isVoidType())
        return nullptr;
      expression = cast->getSubExpr();
    } else
      return expression;
  }
  return nullptr;
}

bool region_in_statement(const unit &u, clang::Stmt *statement) {
  if (!statement)
    return false;
  if (region_get(u, statement))
    return true;
  for (clang::Stmt **child : region_children(statement))
    if (region_in_statement(u, *child))
      return true;
  return false;
}

static void look_into(const unit &u, clang::Stmt *statement,
                      region_contents &contents) {
  if (!statement)
    return;
  if (clang::WhileStmt *region = region_get(u, statement)) {
    const region_kind kind = region_get_kind(u, region);
    contents.regions = true;
    contents.errors |= kind == region_kind::error;
    contents.registrations |= kind == region_kind::function;
  } else
    contents.jumps |=
        !llvm::isa<clang::Expr, clang::CompoundStmt, clang::DeclStmt,
                   clang::NullStmt, clang::IfStmt, clang::LabelStmt,
                   clang::AttributedStmt>(statement);
  for (clang::Stmt **child : region_children(statement))
    look_into(u, *child, contents);
}

region_contents region_look_into(const unit &u, clang::Stmt *statement) {
  region_contents contents;
  look_into(u, statement, contents);
  return contents;
}

clang::QualType region_result_type(const clang::Decl *owner,
                                   clang::QualType block_type) {
  if (auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner))
    return function->getReturnType();
  return block_type->getPointeeType()
      ->castAs<clang::FunctionType>()
      ->getReturnType();
}

// Whether OWNER, of BODY, has anything for the plugin to do.
static bool is_owner(const unit &u, const clang::Decl *owner,
                     clang::Stmt *body) {
  return u.declared_results.count(owner) || region_in_statement(u, body);
}

using owner_callback =
    llvm::function_ref<void(clang::Decl *, clang::Stmt *, clang::QualType)>;

// The blocks in STATEMENT, those in other blocks included.
static void find_blocks(const unit &u, clang::Stmt *statement,
                        owner_callback found) {
  if (!statement || !u.compiler.getLangOpts().Blocks)
    return;
  if (auto *block = llvm::dyn_cast<clang::BlockExpr>(statement)) {
    clang::Stmt *body = block->getBlockDecl()->getBody();
    if (is_owner(u, block->getBlockDecl(), body))
      found(block->getBlockDecl(), body, block->getType());
    find_blocks(u, block->getBlockDecl()->getBody(), found);
    return;
  }
  for (clang::Stmt **child : region_children(statement))
    find_blocks(u, *child, found);
}

void region_for_each_owner(const unit &u, clang::Decl *declaration,
                           owner_callback found) {
  if (auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration)) {
    find_blocks(u, variable->getInit(), found);
    return;
  }
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration);
  if (!function || !function->doesThisDeclarationHaveABody())
    return;
  clang::Stmt *body = function->getBody();
  if (is_owner(u, function, body))
    found(function, body, clang::QualType());
  find_blocks(u, function->getBody(), found);
}

} // namespace defer
