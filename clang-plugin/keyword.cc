// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the first stage: whether a `defer` is the keyword.
//
// It is one where a statement can begin (position.cc), no declaration of the
// name is visible and no colon makes it a label. What stands behind the word is
// read from the text: the preprocessor must not look ahead, see recognise.cc.

#include "keyword.h"

#include "defer-words.h"
#include "plugin.h"

namespace defer {

const clang::IdentifierInfo *keyword_name(const clang::Token &token) {
  return token.isAnnotation() || token.isLiteral() ? nullptr
                                                   : token.getIdentifierInfo();
}

clang::tok::TokenKind next_kind(const clang::Preprocessor &preprocessor,
                                const clang::Token &token) {
  const clang::SourceManager &sources = preprocessor.getSourceManager();
  const clang::LangOptions &language = preprocessor.getLangOpts();
  clang::SourceLocation location = token.getLocation();
  while (location.isMacroID()) {
    clang::SourceLocation end;
    if (!clang::Lexer::isAtEndOfMacroExpansion(location, sources, language,
                                               &end)) {
      location = sources.getSpellingLoc(location);
      break;
    }
    location = end;
  }
  auto next = clang::Lexer::findNextToken(location, sources, language);
  return next ? next->getKind() : clang::tok::eof;
}

// Whether the name `defer` is declared where the next statement begins. The
// parser closes a scope only after it has read the token behind it, so that
// those that the last token ended must be left out.
static bool declared(unit &u, const text_position &position) {
  if (!u.compiler.hasSema())
    return false;
  clang::Sema &sema = u.compiler.getSema();
  std::vector<clang::Scope *> ended;
  clang::Scope *scope = sema.getCurScope();
  if (position.after_block()) {
    for (; scope && !scope->isCompoundStmtScope(); scope = scope->getParent())
      ended.push_back(scope);
    if (scope) {
      ended.push_back(scope);
      scope = scope->getParent();
    }
  }
  if (position.after_statement())
    for (; scope && !scope->isCompoundStmtScope(); scope = scope->getParent())
      ended.push_back(scope);

  clang::IdentifierInfo *name =
      u.compiler.getPreprocessor().getIdentifierInfo(SHORT_KEYWORD);
  for (auto i = sema.IdResolver.begin(name); i != sema.IdResolver.end(); ++i) {
    clang::NamedDecl *declaration = *i;
    bool visible = declaration->isInIdentifierNamespace(
        clang::Decl::IDNS_Ordinary | clang::Decl::IDNS_LocalExtern);
    for (clang::Scope *s : ended)
      visible &= !s->isDeclScope(declaration);
    if (visible)
      return true;
  }
  return false;
}

bool is_keyword(unit &u, const clang::Token &token,
                const text_position &position) {
  const clang::Preprocessor &preprocessor = u.compiler.getPreprocessor();
  const clang::IdentifierInfo *name = keyword_name(token);
  if (!name)
    return false;
  if (name->getName() == LONG_KEYWORD || name->getName() == ERROR_KEYWORD ||
      name->getName() == FUNCTION_KEYWORD)
    return true;
  if (name->getName() != SHORT_KEYWORD || !plugin_options.keyword ||
      name->hasMacroDefinition() ||
      preprocessor.getSourceManager().isInSystemHeader(token.getLocation()))
    return false;
  const clang::tok::TokenKind next = next_kind(preprocessor, token);
  if (position.at_declaration()) // to be refused
    return (next == clang::tok::raw_identifier ||
            next == clang::tok::l_brace) &&
           !declared(u, position);
  return position.at_statement() && next != clang::tok::colon &&
         !declared(u, position);
}

bool begins_declaration(unit &u, const clang::Token &token) {
  clang::IdentifierInfo *name = token.getIdentifierInfo();
  if (!name)
    return false;
  if (token.isNot(clang::tok::identifier))
    return begins_declaration(name->getName().str());
  clang::Sema &sema = u.compiler.getSema();
  for (auto i = sema.IdResolver.begin(name); i != sema.IdResolver.end(); ++i)
    if ((*i)->isInIdentifierNamespace(clang::Decl::IDNS_Ordinary))
      return llvm::isa<clang::TypedefNameDecl>(*i);
  return false;
}

} // namespace defer
