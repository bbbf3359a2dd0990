// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Making fixes; see fix.h.

#include "fix.h"

#include "region.h"
#include "resources.h"

namespace defer {
namespace lint {

// RANGE, of tokens, as one of characters; with the semicolon behind it if
// STATEMENT. Invalid if a macro is involved.
static clang::CharSourceRange characters(const function_view &view,
                                         clang::SourceRange range,
                                         bool statement) {
  const clang::SourceManager &sources = view.context.getSourceManager();
  const clang::LangOptions &language = view.context.getLangOpts();
  if (range.isInvalid() || range.getBegin().isMacroID() ||
      range.getEnd().isMacroID())
    return {};
  clang::SourceLocation end =
      clang::Lexer::getLocForEndOfToken(range.getEnd(), 0, sources, language);
  if (statement) {
    auto next = clang::Lexer::findNextToken(range.getEnd(), sources, language);
    if (next && next->is(clang::tok::semi))
      end = next->getEndLoc();
  }
  return clang::CharSourceRange::getCharRange(range.getBegin(), end);
}

void fix_replace(const function_view &view, clang::SourceRange range,
                 const std::string &text, finding &f) {
  const clang::CharSourceRange where = characters(view, range, false);
  if (where.isValid())
    f.fixes.push_back(clang::FixItHint::CreateReplacement(where, text));
}

void fix_insert(const function_view &, clang::SourceLocation location,
                const std::string &text, finding &f) {
  if (location.isValid() && location.isFileID())
    f.fixes.push_back(clang::FixItHint::CreateInsertion(location, text));
}

// The text of the file that holds LOCATION, and the place of LOCATION in it.
static llvm::StringRef file_text(const function_view &view,
                                 clang::SourceLocation location,
                                 size_t &place) {
  const clang::SourceManager &sources = view.context.getSourceManager();
  const auto where = sources.getDecomposedLoc(location);
  place = where.second;
  return sources.getBufferData(where.first);
}

void fix_remove_statement(const function_view &view, clang::SourceRange range,
                          finding &f) {
  clang::CharSourceRange where = characters(view, range, true);
  if (where.isInvalid())
    return;
  size_t begin, end;
  const llvm::StringRef text = file_text(view, where.getBegin(), begin);
  file_text(view, where.getEnd(), end);
  const size_t first = begin, last = end;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t'))
    begin--;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t'))
    end++;
  if ((begin == 0 || text[begin - 1] == '\n') && end < text.size() &&
      text[end] == '\n')
    where = clang::CharSourceRange::getCharRange(
        where.getBegin().getLocWithOffset(static_cast<int>(begin) -
                                          static_cast<int>(first)),
        where.getEnd().getLocWithOffset(static_cast<int>(end + 1 - last)));
  f.fixes.push_back(clang::FixItHint::CreateRemoval(where));
}

std::string fix_statement_text(const function_view &view,
                               clang::SourceRange range) {
  const clang::CharSourceRange where = characters(view, range, true);
  if (where.isInvalid())
    return "";
  return clang::Lexer::getSourceText(where, view.context.getSourceManager(),
                                     view.context.getLangOpts())
      .str();
}

std::string fix_indentation(const function_view &view,
                            clang::SourceLocation location) {
  size_t place;
  const llvm::StringRef text = file_text(view, location, place);
  const size_t newline = text.rfind('\n', place);
  const size_t begin = newline == llvm::StringRef::npos ? 0 : newline + 1;
  const size_t end = text.find_first_not_of(" \t", begin);
  return text.slice(begin, end).str();
}

// The end of the statement that begins at BEGIN, from the text: the tree has
// what is deferred in the place of a jump. Without its semicolon or brace
// behind it; invalid if a macro is involved.
static clang::SourceLocation end_in_text(const function_view &view,
                                         clang::SourceLocation begin) {
  const clang::SourceManager &sources = view.context.getSourceManager();
  const clang::LangOptions &language = view.context.getLangOpts();
  clang::Token token;
  if (begin.isInvalid() || begin.isMacroID() ||
      clang::Lexer::getRawToken(begin, token, sources, language))
    return {};
  const bool block = token.is(clang::tok::l_brace);
  int depth = 0;
  for (;;) {
    if (token.isOneOf(clang::tok::l_brace, clang::tok::l_paren))
      depth++;
    else if (token.isOneOf(clang::tok::r_brace, clang::tok::r_paren))
      depth--;
    if (depth == 0 && token.is(block ? clang::tok::r_brace : clang::tok::semi))
      return token.getLocation();
    auto next =
        clang::Lexer::findNextToken(token.getLocation(), sources, language);
    if (!next || next->is(clang::tok::eof) || depth < 0)
      return {};
    token = *next;
  }
}

// Whether STATEMENT leaves the block in any case.
static bool leaves(const clang::Stmt *statement) {
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement))
    return !block->body_empty() && leaves(block->body_back());
  return llvm::isa<clang::ReturnStmt, clang::GotoStmt, clang::BreakStmt,
                   clang::ContinueStmt>(statement);
}

// No more than a test may stand between: what it does itself would run before
// the `defer` is reached, and its exit without what is deferred.
void fix_move_behind_test(const function_view &view, clang::WhileStmt *region,
                          finding &f) {
  unsigned place;
  clang::CompoundStmt *block = view.block_of(region, place);
  if (!block || place + 1 >= block->size())
    return;
  auto *test =
      llvm::dyn_cast<clang::IfStmt>(*(block->body_begin() + place + 1));
  if (!test || test->getElse() || !leaves(test->getThen()) ||
      test->getCond()->HasSideEffects(view.context))
    return;
  const clang::SourceRange range = view.statement_range(region);
  const std::string text = fix_statement_text(view, range);
  const clang::CharSourceRange behind = characters(
      view,
      {range.getBegin(), end_in_text(view, test->getThen()->getBeginLoc())},
      false);
  if (text.empty() || behind.isInvalid())
    return;
  fix_remove_statement(view, range, f);
  fix_insert(view, behind.getEnd(),
             "\n" + fix_indentation(view, range.getBegin()) + text, f);
}

// The block in STATEMENT that has one of which MATCHES is true, and its place.
static clang::CompoundStmt *
find_in_block(clang::Stmt *statement,
              llvm::function_ref<bool(const clang::Stmt *)> matches,
              unsigned &place) {
  if (!statement)
    return nullptr;
  if (auto *block = llvm::dyn_cast<clang::CompoundStmt>(statement)) {
    place = 0;
    for (clang::Stmt *child : block->body()) {
      if (matches(child))
        return block;
      place++;
    }
  }
  for (clang::Stmt **child : region_children(statement))
    if (clang::CompoundStmt *block = find_in_block(*child, matches, place))
      return block;
  return nullptr;
}

// Whether the statement behind END, in the text, is a jump, with nothing in it
// that calls or reads through a pointer, and ends its block.
static bool jump_follows(const function_view &view, clang::SourceLocation end) {
  const clang::SourceManager &sources = view.context.getSourceManager();
  const clang::LangOptions &language = view.context.getLangOpts();
  auto token = clang::Lexer::findNextToken(end, sources, language);
  if (token && token->is(clang::tok::semi))
    token =
        clang::Lexer::findNextToken(token->getLocation(), sources, language);
  bool first = true;
  while (token) {
    if (token->is(clang::tok::r_brace))
      return true;
    const bool word = token->is(clang::tok::raw_identifier);
    const llvm::StringRef name = word ? token->getRawIdentifier() : "";
    if (first && name != "return" && name != "break" && name != "continue" &&
        name != "goto")
      return false;
    if (token->isOneOf(clang::tok::l_paren, clang::tok::arrow, clang::tok::star,
                       clang::tok::l_square))
      return false;
    first = token->is(clang::tok::semi);
    token =
        clang::Lexer::findNextToken(token->getLocation(), sources, language);
  }
  return false;
}

void fix_remove_last_call(const function_view &view,
                          const clang::CallExpr *call, finding &f) {
  unsigned place;
  auto is_call = [&](const clang::Stmt *statement) {
    auto *expression = llvm::dyn_cast<clang::Expr>(statement);
    return expression && expression->IgnoreParenCasts() == call;
  };
  clang::CompoundStmt *block = find_in_block(view.body, is_call, place);
  if (block && jump_follows(view, call->getEndLoc()))
    fix_remove_statement(view, call->getSourceRange(), f);
}

// Whether STATEMENT gives what VARIABLE holds to somebody who may keep it, or
// VARIABLE something else to hold.
static bool gives_away(clang::Stmt *statement, const clang::VarDecl *variable) {
  if (!statement)
    return false;
  auto names = [&](const clang::Stmt *s) {
    auto *expression = llvm::dyn_cast_or_null<clang::Expr>(s);
    auto *reference =
        expression
            ? llvm::dyn_cast<clang::DeclRefExpr>(expression->IgnoreParenCasts())
            : nullptr;
    return reference && reference->getDecl() == variable;
  };
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    if (!resources_only_used(call))
      for (const clang::Expr *argument : call->arguments())
        if (names(argument))
          return true;
  } else if (auto *operation =
                 llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    if (!operation->isComparisonOp() && !operation->isLogicalOp() &&
        (names(operation->getLHS()) || names(operation->getRHS())))
      return true;
  } else if (auto *address = llvm::dyn_cast<clang::UnaryOperator>(statement)) {
    if (address->getOpcode() != clang::UO_LNot &&
        address->getOpcode() != clang::UO_Deref && names(address->getSubExpr()))
      return true;
  } else if (llvm::isa<clang::ReturnStmt, clang::InitListExpr, clang::DeclStmt,
                       clang::StmtExpr, clang::AbstractConditionalOperator>(
                 statement)) {
    for (const clang::Stmt *child : statement->children())
      if (names(child))
        return true;
  }
  for (clang::Stmt **child : region_children(statement))
    if (gives_away(*child, variable))
      return true;
  return false;
}

void fix_defer_release(const function_view &view, const clang::CallExpr *call,
                       const std::string &release, finding &f) {
  const clang::VarDecl *variable = nullptr;
  unsigned place;
  auto declares = [&](const clang::Stmt *statement) {
    auto *declaration = llvm::dyn_cast<clang::DeclStmt>(statement);
    if (!declaration || !declaration->isSingleDecl())
      return false;
    auto *declared =
        llvm::dyn_cast<clang::VarDecl>(declaration->getSingleDecl());
    if (!declared || !declared->hasLocalStorage() || !declared->getInit() ||
        declared->getInit()->IgnoreParenCasts() != call)
      return false;
    variable = declared;
    return true;
  };
  clang::CompoundStmt *block = find_in_block(view.body, declares, place);
  if (!block || gives_away(view.body, variable))
    return;
  const clang::SourceLocation begin =
      (*(block->body_begin() + place))->getBeginLoc();
  clang::SourceLocation last = begin;
  if (begin.isMacroID())
    return;
  auto *test =
      place + 1 < block->size()
          ? llvm::dyn_cast<clang::IfStmt>(*(block->body_begin() + place + 1))
          : nullptr;
  if (test && !test->getElse() && leaves(test->getThen()))
    last = test->getThen()->getBeginLoc();
  const clang::CharSourceRange behind =
      characters(view, {begin, end_in_text(view, last)}, false);
  if (behind.isValid())
    fix_insert(view, behind.getEnd(),
               "\n" + fix_indentation(view, begin) + "defer " + release + "(" +
                   variable->getNameAsString() + ");",
               f);
}

} // namespace lint
} // namespace defer
