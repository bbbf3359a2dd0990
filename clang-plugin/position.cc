// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the first stage: where a statement can begin, told from the tokens.
//
// The parser cannot be asked: it reads a token before it knows what it makes of
// it. But C needs little more than brackets for the question. A statement
// begins in a block, after `{ ; }`, a label's colon, `else`, `do`, an attribute
// that began a statement, a pragma, and the parenthesis of `if`, `for`, `while`
// and `switch`. What is a block is told by what stands before its brace.

#include "position.h"

namespace defer {

namespace tok = clang::tok;

// Whether `{` behind a parenthesis that follows TOKEN begins a block; it would
// be a compound literal otherwise.
static bool controls_statement(tok::TokenKind token) {
  return token == tok::kw_if || token == tok::kw_for ||
         token == tok::kw_while || token == tok::kw_switch;
}

// Whether the last token ends an operand, so that `^` behind it is an operator.
bool text_position::can_end_operand() const {
  return last_ == tok::identifier || last_ == tok::r_paren ||
         last_ == tok::r_square || last_ == tok::r_brace ||
         tok::isLiteral(last_);
}

text_position::bracket_kind text_position::classify_brace() const {
  const bracket &around = level();
  if (around.record)
    return bracket_kind::record;
  if (around.block_literal)
    return bracket_kind::block;
  if (last_ == tok::l_paren) // a statement expression
    return bracket_kind::block;
  if (brackets_.empty()) // of a function, K&R or not
    return around.assigned ? bracket_kind::initializer : bracket_kind::block;
  if (around.kind != bracket_kind::block)
    return bracket_kind::initializer;
  if (at_statement_)
    return bracket_kind::block;
  return last_ == tok::r_paren && controls_statement(before_closed_)
             ? bracket_kind::block
             : bracket_kind::initializer;
}

void text_position::open(bracket_kind kind) {
  const bool brace =
      kind != bracket_kind::parenthesis && kind != bracket_kind::square;
  // `struct __attribute__((packed)) tag {`, but not `struct tag f(void) {`.
  if (brace ||
      (kind == bracket_kind::parenthesis && last_ != tok::kw___attribute))
    level().record = false;
  if (brace)
    level().block_literal = false;
  bracket opened = {};
  opened.kind = kind;
  opened.before = last_;
  opened.begins_statement = attribute_begins_statement_ || at_statement_;
  brackets_.push_back(opened);
  attribute_begins_statement_ = false;
  at_statement_ = kind == bracket_kind::block;
}

void text_position::close(tok::TokenKind kind) {
  at_statement_ = false;
  if (brackets_.empty())
    return;
  const bracket closed = brackets_.back();
  brackets_.pop_back();
  if (kind == tok::r_brace) {
    after_block_ = closed.kind == bracket_kind::block && in_block();
    at_statement_ = after_statement_ = after_block_;
    if (brackets_.empty() && closed.kind == bracket_kind::block) {
      file_ = {};
      at_declaration_ = true;
    }
    return;
  }
  before_closed_ = closed.before;
  if (!in_block())
    return;
  if (kind == tok::r_paren)
    at_statement_ =
        controls_statement(closed.before) ||
        (closed.before == tok::kw___attribute && closed.begins_statement);
  else // [[attribute]]
    at_statement_ = closed.begins_statement;
}

void text_position::begin_deferred() {
  last_ = tok::r_paren;
  before_closed_ = tok::kw_while;
  at_statement_ = true;
  after_block_ = after_statement_ = false;
}

void text_position::advance_past(tok::TokenKind kind) {
  const bool began_statement = at_statement_;
  at_declaration_ = false;
  if (tok::isPragmaAnnotation(kind) || kind == tok::annot_pragma_openmp_end) {
    at_statement_ = after_statement_ = in_block();
    after_block_ = false;
    last_ = tok::semi;
    return;
  }
  if (kind == tok::l_brace) {
    const bracket_kind brace = classify_brace();
    after_block_ = after_statement_ = false;
    open(brace);
    last_ = kind;
    return;
  }
  after_block_ = after_statement_ = false;

  switch (kind) {
  case tok::l_paren:
    open(bracket_kind::parenthesis);
    break;
  case tok::l_square:
    open(bracket_kind::square);
    break;
  case tok::r_paren:
  case tok::r_square:
  case tok::r_brace:
    close(kind);
    break;
  case tok::semi:
    at_statement_ = after_statement_ = in_block();
    level().conditionals = 0;
    level().record = level().assigned = level().block_literal = false;
    break;
  case tok::question:
    level().conditionals++;
    at_statement_ = false;
    break;
  case tok::colon:
    if (level().conditionals > 0) {
      level().conditionals--;
      at_statement_ = false;
    } else
      at_statement_ = in_block();
    break;
  case tok::kw_else:
  case tok::kw_do:
    at_statement_ = in_block();
    break;
  case tok::kw___attribute:
    attribute_begins_statement_ = began_statement;
    at_statement_ = false;
    break;
  case tok::kw_struct:
  case tok::kw_union:
  case tok::kw_enum:
    level().record = true;
    at_statement_ = false;
    break;
  case tok::equal:
    level().assigned = true;
    level().record = false;
    at_statement_ = false;
    break;
  case tok::comma:
  case tok::star:
    level().record = false;
    at_statement_ = false;
    break;
  case tok::caret:
    level().block_literal = !can_end_operand();
    at_statement_ = false;
    break;
  default:
    at_statement_ = false;
    break;
  }
  last_ = kind;
}

} // namespace defer
