// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finding the regions that region.h describes.

#include "region.h"

namespace defer {

std::vector<clang::Stmt **> region_children(clang::Stmt *statement) {
  std::vector<clang::Stmt **> children;
  if (auto *captured = llvm::dyn_cast<clang::CapturedStmt>(statement)) {
    // Behind the values of the captured variables; not all versions of Clang
    // count it among the children.
    children.push_back(
        reinterpret_cast<clang::Stmt **>(captured->capture_init_end()));
    return children;
  }
  for (clang::Stmt *&child : statement->children())
    if (child)
      children.push_back(&child);
  return children;
}

clang::WhileStmt *region_get(const unit &u, clang::Stmt *statement) {
  auto *loop = llvm::dyn_cast_or_null<clang::WhileStmt>(statement);
  if (!loop || !u.keywords.count(loop->getWhileLoc().getRawEncoding()))
    return nullptr;
  return loop;
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

using owner_callback =
    llvm::function_ref<void(clang::Decl *, clang::Stmt *, clang::QualType)>;

// The blocks in STATEMENT, those in other blocks included.
static void find_blocks(const unit &u, clang::Stmt *statement,
                        owner_callback found) {
  if (!statement)
    return;
  if (auto *block = llvm::dyn_cast<clang::BlockExpr>(statement)) {
    clang::Stmt *body = block->getBlockDecl()->getBody();
    if (region_in_statement(u, body))
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
  if (region_in_statement(u, body))
    found(function, body, clang::QualType());
  find_blocks(u, function->getBody(), found);
}

} // namespace defer
