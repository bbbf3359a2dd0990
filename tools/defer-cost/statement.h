// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a statement of C ends, and by which exits a block is left. This works
// on tokens alone: nothing here knows a type.

#ifndef DEFER_COST_STATEMENT_H
#define DEFER_COST_STATEMENT_H

#include "tokens.h"

#include <stdbool.h>
#include <stddef.h>

struct exit_point {
  const char *kind; // "return", "break", "continue", "goto" or "end"
  unsigned line;
};

// What a run over statements has met.
struct statement_scan {
  const struct tokens *tokens;
  bool has_loop;
  struct exit_point *exits; // the caller's to free
  size_t exit_count;
};

// Whether TOKEN is a word behind which a deferred statement can stand, as the
// compiler or as the source has it. A name that is the same begins an
// expression, which ends where the statement would.
bool is_defer_word(const struct token *token);

// Returns the index behind the statement at token INDEX, and notes loops.
size_t skip_statement(struct statement_scan *scan, size_t index);

// Returns the index behind the bracket that closes the one at token INDEX.
size_t skip_brackets(const struct tokens *tokens, size_t index);

// Notes the exits of a block, from token INDEX in it to its closing brace.
void find_exits(struct statement_scan *scan, size_t index);

#endif
