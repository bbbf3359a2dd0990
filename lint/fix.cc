// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Making fixes; see fix.h.

#include "fix.h"

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
  clang::SourceLocation end = clang::Lexer::getLocForEndOfToken(
      range.getEnd(), 0, sources, language);
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
  const clang::CharSourceRange behind =
      characters(view, test->getThen()->getSourceRange(), true);
  if (text.empty() || behind.isInvalid())
    return;
  fix_remove_statement(view, range, f);
  fix_insert(view, behind.getEnd(),
             "\n" + fix_indentation(view, range.getBegin()) + text, f);
}

} // namespace lint
} // namespace defer
