// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// First stage: from the word to a loop that never runs.
//
// A plugin cannot add to Clang's grammar, but it sees every token before the
// parser does, and may change it: the keyword becomes
//
//   while ((0))
//
// and its location is remembered. What follows is parsed, as the body of that
// loop, with every rule and every diagnostic of a statement, and `while`,
// unlike `if`, takes no `else`. The later stages know the loop by its location.
//
// Hooks in as the token watcher of the preprocessor, which is asked once for
// each token behind macro expansion. It must not look ahead with the
// preprocessor: that would hand the tokens to the parser in the wrong order.
//
// Refuses a `defer` outside of a function and in an expression, and a
// declaration as the deferred statement; check.cc refuses a label.
//
// To debug: -Xclang -ast-dump shows the tree behind lower.cc.

#include "plugin.h"

#include "attributes.h"
#include "defer-messages.h"
#include "defer-version.h"
#include "defer-words.h"
#include "keyword.h"
#include "lint.h"

namespace defer {

namespace {

class watcher {
public:
  explicit watcher(unit &u)
      : unit_(u), preprocessor_(u.compiler.getPreprocessor()),
        previous_(compat::take_token_watcher(preprocessor_)),
        count_(preprocessor_.getTokenCount()) {}

  // What is done here is done for each token of every file, with or without a
  // `defer`: its kind is noted, and a name compared by its address.
  void operator()(const clang::Token &token) {
    if (next_ != noted_until_) {
      *next_++ = token.getKind();
      if (!compat::may_be_keyword(token.getKind()) ||
          !(addresses_ & address_bit(token.getIdentifierInfo())))
        return;
      next_--;
    }
    watch(token);
  }

private:
  // One of 64, of which a name that is not among four others has seldom theirs.
  static uint64_t address_bit(const void *name) {
    return uint64_t{1} << (reinterpret_cast<uintptr_t>(name) >> 4 & 63);
  }

  // Not inline, so that what is above has no registers to save.
  LLVM_ATTRIBUTE_NOINLINE void watch(const clang::Token &token);
  void know_words();
  void make_room();
  bool is_word(const clang::IdentifierInfo *name) const;
  bool attentive() const;
  void catch_up();
  void skip(clang::Token &token);
  void skip_statement(clang::Token &token);
  void refuse(clang::Token &token);
  void check_deferred(clang::Token &token);
  void become_loop(clang::Token &token);
  void follow_attribute(clang::Token &token);
  void rename_attribute(clang::Token &token, const clang::IdentifierInfo *name);
  void look_closer(clang::Token &token, const clang::IdentifierInfo *name);

  unit &unit_;
  clang::Preprocessor &preprocessor_;
  compat::token_watcher previous_; // of coverage mapping
  unsigned count_;                 // of the tokens for the parser
  bool skipping_ = false;
  int named_ = 0; // tokens of `defer::`
  // How many parentheses of an __attribute__ are open, and whether that counts.
  const bool reads_attributes_ = lint::lint_wanted();
  bool in_attribute_ = false;
  int parentheses_ = 0;
  int scoped_ = 0; // tokens of `gnu::`
  // The words of ours, and the bits of their addresses.
  const clang::IdentifierInfo *words_[4] = {};
  uint64_t addresses_ = 0;
  // The kinds of the tokens behind position_, up to next_. Where each token is
  // watched there are none, and noted_until_ is next_. There is room for a
  // large file's: what is not written takes no memory.
  std::unique_ptr<clang::tok::TokenKind[]> noted_;
  size_t room_ = size_t{1} << 20;
  clang::tok::TokenKind *next_ = nullptr, *noted_until_ = nullptr;
  text_position position_;
  // The keyword, while the first token of its statement is due.
  clang::SourceLocation keyword_;
};

} // namespace

// Looks the words up, when a precompiled header has brought its own names.
void watcher::know_words() {
  const char *const words[] = {SHORT_KEYWORD, LONG_KEYWORD, ERROR_KEYWORD,
                               FUNCTION_KEYWORD};
  static_assert(std::size(words) == std::size(decltype(words_){}));
  for (size_t i = 0; i < std::size(words); i++) {
    words_[i] = preprocessor_.getIdentifierInfo(words[i]);
    addresses_ |= address_bit(words_[i]);
  }
}

// Whether NAME is a word of ours. The namespace of the attributes is one, too.
bool watcher::is_word(const clang::IdentifierInfo *name) const {
  for (const clang::IdentifierInfo *word : words_)
    if (name == word)
      return true;
  return false;
}

// Whether each token matters, whatever it is.
bool watcher::attentive() const {
  return previous_ || skipping_ || reads_attributes_ || unit_.flow ||
         keyword_.isValid() || named_ != 0;
}

// Brings position_ to the token that is watched.
void watcher::catch_up() {
  for (const clang::tok::TokenKind *kind = noted_.get(); kind != next_; kind++)
    position_.advance(*kind);
  next_ = noted_.get();
}

// Makes room for more tokens to be noted, if there is none.
void watcher::make_room() {
  const size_t count = next_ - noted_.get();
  if (!noted_ || count == room_) {
    if (noted_)
      room_ *= 2;
    std::unique_ptr<clang::tok::TokenKind[]> more(
        new clang::tok::TokenKind[room_]);
    std::copy(noted_.get(), next_, more.get());
    noted_ = std::move(more);
    next_ = noted_.get() + count;
  }
  noted_until_ = noted_.get() + room_;
}

// Replaces TOKEN by the one behind it, which is not watched meanwhile.
void watcher::skip(clang::Token &token) {
  skipping_ = true;
  preprocessor_.Lex(token);
  skipping_ = false;
}

// Replaces TOKEN by the first one behind the statement or block that it begins.
void watcher::skip_statement(clang::Token &token) {
  int depth = 0;
  for (bool last = false; !last && token.isNot(clang::tok::eof); skip(token)) {
    if (token.isOneOf(clang::tok::l_brace, clang::tok::l_paren))
      depth++;
    else if (token.isOneOf(clang::tok::r_brace, clang::tok::r_paren))
      depth--;
    last = depth <= 0 && token.isOneOf(clang::tok::r_brace, clang::tok::semi);
  }
}

// Refuses the keyword at TOKEN where no statement can begin, and puts the next
// token in its place.
void watcher::refuse(clang::Token &token) {
  const bool outside = position_.at_declaration();
  emit_error(unit_, token.getLocation(),
             outside ? message::outside_function : message::not_a_statement,
             token.getIdentifierInfo()->getName().str());
  skip(token);
  if (outside)
    skip_statement(token);
}

// TOKEN is the first one of a deferred statement.
void watcher::check_deferred(clang::Token &token) {
  if (token.is(clang::tok::semi)) {
    // So that -Wempty-body does not speak of a loop.
    token.setFlag(clang::Token::LeadingEmptyMacro);
    if (unit_.keywords[keyword_.getRawEncoding()] != region_kind::function)
      emit_warning(unit_, keyword_, WARNING_empty, message::empty);
    return;
  }
  if (token.is(clang::tok::l_brace)) {
    // No call: eager.cc need not look for one.
    unit_.eager_keywords.erase(keyword_.getRawEncoding());
    return;
  }
  const bool label = token.isOneOf(clang::tok::kw_case, clang::tok::kw_default);
  if (!label && !begins_declaration(unit_, token))
    return;
  emit_error(unit_, token.getLocation(),
             label ? message::label_deferred : message::declaration_deferred);
  // Nothing is deferred, and the parser goes on with TOKEN.
  unit_.keywords.erase(keyword_.getRawEncoding());
  unit_.open.erase(keyword_.getRawEncoding());
  auto tokens = std::make_unique<clang::Token[]>(1);
  tokens[0] = token;
  preprocessor_.EnterTokenStream(std::move(tokens), 1,
                                 /*DisableMacroExpansion=*/true,
                                 /*IsReinject=*/false);
  token.startToken();
  token.setKind(clang::tok::semi);
  token.setFlag(clang::Token::LeadingEmptyMacro);
  token.setLocation(keyword_);
}

void watcher::become_loop(clang::Token &token) {
  const clang::SourceLocation location = token.getLocation();
  const llvm::StringRef name = token.getIdentifierInfo()->getName();
  const region_kind kind = name == ERROR_KEYWORD      ? region_kind::error
                           : name == FUNCTION_KEYWORD ? region_kind::function
                                                      : region_kind::statement;
  unit_.keywords[location.getRawEncoding()] = kind;
  unit_.open.insert(location.getRawEncoding());
  if (kind == region_kind::function ||
      (plugin_options.eager_arguments && name != LONG_KEYWORD))
    unit_.eager_keywords.insert(location.getRawEncoding());

  clang::Token zero;
  zero.startToken();
  zero.setKind(clang::tok::numeric_constant);
  preprocessor_.CreateString("0", zero, location, location);

  const clang::tok::TokenKind kinds[] = {
      clang::tok::l_paren, clang::tok::l_paren, clang::tok::numeric_constant,
      clang::tok::r_paren, clang::tok::r_paren};
  const unsigned count = sizeof kinds / sizeof *kinds;
  auto tokens = std::make_unique<clang::Token[]>(count);
  for (unsigned i = 0; i < count; i++) {
    if (kinds[i] == clang::tok::numeric_constant) {
      tokens[i] = zero;
      continue;
    }
    tokens[i].startToken();
    tokens[i].setKind(kinds[i]);
    tokens[i].setLocation(location);
    tokens[i].setLength(1);
  }
  preprocessor_.EnterTokenStream(std::move(tokens), count,
                                 /*DisableMacroExpansion=*/true,
                                 /*IsReinject=*/true);
  token.setKind(clang::tok::kw_while);
  token.setIdentifierInfo(preprocessor_.getIdentifierInfo("while"));
}

// How many tokens of `scope::` end with TOKEN, of which SEEN stood in front of
// it and which is that scope if IS_SCOPE.
static int follow_scope(int seen, bool is_scope, const clang::Token &token) {
  if (is_scope)
    return 1;
  return seen == 1 && token.is(clang::tok::coloncolon) ? 2 : 0;
}

// Clang takes the name of an attribute for that of its own, whatever the
// namespace, when it parses the arguments: defer::error is defer::defer_error.
void watcher::rename_attribute(clang::Token &token,
                               const clang::IdentifierInfo *name) {
  if (named_ == 2 && name && name->getName() == SCOPED_ERROR_ATTRIBUTE)
    token.setIdentifierInfo(preprocessor_.getIdentifierInfo(ERROR_ATTRIBUTE));
  named_ = follow_scope(named_, name && name->getName() == ATTRIBUTE_NAMESPACE,
                        token);
}

// Of Clang, malloc and gnu::malloc have no arguments: with some, each is an
// attribute of ours.
void watcher::follow_attribute(clang::Token &token) {
  if (token.is(clang::tok::kw___attribute)) {
    in_attribute_ = true;
    parentheses_ = 0;
    return;
  }
  if (in_attribute_ && token.is(clang::tok::l_paren))
    parentheses_++;
  else if (in_attribute_ && token.is(clang::tok::r_paren))
    in_attribute_ = --parentheses_ > 0;
  const clang::IdentifierInfo *name = keyword_name(token);
  if (name && (in_attribute_ ? parentheses_ == 2 : scoped_ == 2) &&
      (name->isStr("malloc") || name->isStr("__malloc__")) &&
      next_kind(preprocessor_, token) == clang::tok::l_paren)
    token.setIdentifierInfo(
        preprocessor_.getIdentifierInfo(lint::DEALLOCATOR_ATTRIBUTE));
  scoped_ = follow_scope(
      scoped_, name && (name->isStr("gnu") || name->isStr("__gnu__")), token);
}

// TOKEN, which is NAME unless that is null, may be a word of ours, or is behind
// one.
void watcher::look_closer(clang::Token &token,
                          const clang::IdentifierInfo *name) {
  if (keyword_.isValid()) {
    check_deferred(token);
    keyword_ = clang::SourceLocation();
    name = keyword_name(token);
  }
  while (is_keyword(unit_, token, position_)) {
    if (!position_.at_statement()) {
      refuse(token);
      name = keyword_name(token);
      continue;
    }
    keyword_ = token.getLocation();
    flow_note_defer(unit_, keyword_);
    become_loop(token);
    position_.begin_deferred();
    return;
  }
  rename_attribute(token, name);
  position_.advance(token.getKind());
}

// Does what is due at READ, a token that may be a word of ours, or any where
// each matters.
void watcher::watch(const clang::Token &read) {
  if (previous_) {
    previous_(read);
    // Coverage mapping has the tokens of directives and macros watched, too;
    // only those that go to the parser are counted.
    const bool final = preprocessor_.getTokenCount() != count_;
    count_ = preprocessor_.getTokenCount();
    if (!final)
      return;
  }
  if (skipping_)
    return;
  if (!words_[0])
    know_words();

  // A watcher is meant to look only. The parser has not seen the token yet.
  clang::Token &token = const_cast<clang::Token &>(read);
  if (unit_.flow)
    flow_note_token(unit_);
  if (reads_attributes_)
    follow_attribute(token);
  const clang::IdentifierInfo *name = keyword_name(token);
  if (is_word(name) || attentive()) {
    catch_up();
    noted_until_ = next_; // for those that are skipped
    if (is_word(name) || keyword_.isValid() || named_ != 0)
      look_closer(token, name);
    else
      position_.advance(token.getKind());
    if (!attentive())
      make_room();
    return;
  }
  make_room();
  *next_++ = token.getKind();
}

void recognise_start(unit &u) {
  clang::Preprocessor &preprocessor = u.compiler.getPreprocessor();
  // With -fdefer-ts, Clang 22 has defined the first of them.
  preprocessor.setPredefines(preprocessor.getPredefines() + LOADED_MARK +
                             "#ifndef __STDC_DEFER_TS25755__\n"
                             "#define __STDC_DEFER_TS25755__ 1\n"
                             "#endif\n"
                             "#define __DEFER_PLUGIN__ " +
                             std::to_string(DEFER_VERSION_NUMBER) + "\n");
  preprocessor.setTokenWatcher(watcher(u));
}

} // namespace defer
