// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the first stage: whether a `defer` is the keyword. See keyword.cc.

#ifndef DEFER_GCC_KEYWORD_H
#define DEFER_GCC_KEYWORD_H

#include "position.h"

#include "defer-words.h"

using defer::ERROR_KEYWORD;
using defer::FUNCTION_KEYWORD;
using defer::LONG_KEYWORD;
using defer::SHORT_KEYWORD;

// Begins the names of the macros for a statement in braces.
#define BLOCK_MACRO "__defer_block_"

// Whether NAME is one of the keywords.
bool keyword_name_p (const char *name);

// The preprocessor's node for NAME.
cpp_hashnode *keyword_macro_node (const char *name);

// The token behind the current one, the N-th of them from 0 on.
const cpp_token *keyword_peek (cpp_reader *reader, int n);

// The name that TOKEN is; empty if it is none.
std::string keyword_spelling (const cpp_token *token);

// Where TOKEN, one of the keywords, stands. A word that begins a macro stands
// where that is used: *LOCATION, if not null, is set to that.
text_position keyword_position (const cpp_token *token,
                                location_t *location = NULL);

// Whether SHORT_KEYWORD at TOKEN, which is at WHERE, is the keyword.
bool keyword_p (cpp_reader *reader, const cpp_token *token,
                const text_position &where);

#endif
