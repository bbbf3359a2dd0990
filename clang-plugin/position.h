// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the first stage: where in the text the parser is. See position.cc.

#ifndef DEFER_CLANG_POSITION_H
#define DEFER_CLANG_POSITION_H

#include "clang-compat.h"

#pragma GCC visibility push(hidden)

namespace defer {

class text_position {
public:
  // Goes on past a token of KIND. Most are names, literals and operators,
  // behind which no statement begins.
  void advance(clang::tok::TokenKind kind) {
    if (kind == clang::tok::identifier ||
        kind == clang::tok::numeric_constant ||
        kind == clang::tok::string_literal || kind == clang::tok::arrow ||
        kind == clang::tok::period) {
      at_statement_ = after_block_ = after_statement_ = at_declaration_ = false;
      last_ = kind;
    } else
      advance_past(kind);
  }

  // Goes on past a `defer`, to the statement that it defers.
  void begin_deferred();

  // Whether the next token can begin a statement of a function.
  bool at_statement() const { return at_statement_; }

  // Whether the next token can begin a declaration outside of functions.
  bool at_declaration() const {
    return brackets_.empty() && (last_ == clang::tok::semi || at_declaration_);
  }

  // Whether the last token was the end of a block.
  bool after_block() const { return after_block_; }

  // Whether the last token left the rest of the block to come: the statement
  // before it is complete, with those that control it.
  bool after_statement() const { return after_statement_; }

private:
  enum class bracket_kind { parenthesis, square, block, record, initializer };

  struct bracket {
    bracket_kind kind;
    clang::tok::TokenKind before; // the token before the bracket
    bool begins_statement;        // the attribute that it belongs to does
    unsigned conditionals;        // `?` without their `:`
    bool record;                  // a tag or a list of members is due
    bool assigned;                // an initializer is under way
    bool block_literal;           // a `^` waits for its body
  };

  bracket &level() { return brackets_.empty() ? file_ : brackets_.back(); }
  const bracket &level() const {
    return brackets_.empty() ? file_ : brackets_.back();
  }
  bool in_block() const {
    return !brackets_.empty() && brackets_.back().kind == bracket_kind::block;
  }
  void advance_past(clang::tok::TokenKind kind);
  bool can_end_operand() const;
  bracket_kind classify_brace() const;
  void open(bracket_kind kind);
  void close(clang::tok::TokenKind kind);

  std::vector<bracket> brackets_;
  bracket file_ = {};
  clang::tok::TokenKind last_ = clang::tok::semi;
  // What stood before the parenthesis that was closed last.
  clang::tok::TokenKind before_closed_ = clang::tok::unknown;
  bool at_statement_ = false, after_block_ = false, after_statement_ = false;
  bool at_declaration_ = false; // a function has ended
  bool attribute_begins_statement_ = false;
};

} // namespace defer

#pragma GCC visibility pop

#endif
