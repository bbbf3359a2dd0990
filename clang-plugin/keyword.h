// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the first stage: whether a `defer` is the keyword. See keyword.cc.

#ifndef DEFER_CLANG_KEYWORD_H
#define DEFER_CLANG_KEYWORD_H

#include "position.h"

#pragma GCC visibility push(hidden)

namespace defer {

struct unit;

// The name that TOKEN is, a keyword's or an identifier's; else a null pointer.
const clang::IdentifierInfo *keyword_name(const clang::Token &token);

// The kind of the token behind TOKEN, as far as the text tells: a word is a
// raw_identifier.
clang::tok::TokenKind next_kind(const clang::Preprocessor &preprocessor,
                                const clang::Token &token);

// Whether TOKEN, which is at POSITION, is to be taken for one of the keywords.
bool is_keyword(unit &u, const clang::Token &token,
                const text_position &position);

// Whether TOKEN begins a declaration.
bool begins_declaration(unit &u, const clang::Token &token);

} // namespace defer

#pragma GCC visibility pop

#endif
