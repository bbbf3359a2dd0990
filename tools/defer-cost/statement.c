// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See statement.h.

#include "statement.h"

#include "memory.h"

#include <string.h>

// What encloses a statement within the block that is looked at.
struct within {
  bool loop, loop_or_switch;
};

static size_t statement(struct statement_scan *scan, size_t index,
                        struct within within);

// Whether token INDEX is there and is TEXT.
static bool at(const struct tokens *tokens, size_t index, const char *text) {
  return index < tokens->count && token_is(&tokens->list[index], text);
}

static bool opens(const struct tokens *tokens, size_t index) {
  return at(tokens, index, "(") || at(tokens, index, "[") ||
         at(tokens, index, "{");
}

static bool closes(const struct tokens *tokens, size_t index) {
  return at(tokens, index, ")") || at(tokens, index, "]") ||
         at(tokens, index, "}");
}

bool is_defer_word(const struct token *token) {
  static const char *const words[] = {"defer",          "_Defer",
                                      "errdefer",       "_Errdefer",
                                      "defer_function", "_Defer_function"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (token_is(token, words[i]))
      return true;
  return false;
}

size_t skip_brackets(const struct tokens *tokens, size_t index) {
  size_t depth = 0;
  for (; index < tokens->count; index++) {
    if (opens(tokens, index))
      depth++;
    else if (closes(tokens, index) && --depth == 0)
      return index + 1;
  }
  return index;
}

static void add_exit(struct statement_scan *scan, const char *kind,
                     size_t index) {
  scan->exits = grow(scan->exits, scan->exit_count, sizeof *scan->exits);
  scan->exits[scan->exit_count++] =
      (struct exit_point){kind, scan->tokens->list[index].line};
}

// Notes the jump at token INDEX, if it is one and leaves the block.
static void note_jump(struct statement_scan *scan, size_t index,
                      struct within within) {
  const struct tokens *tokens = scan->tokens;
  if (at(tokens, index, "return"))
    add_exit(scan, "return", index);
  else if (at(tokens, index, "goto"))
    add_exit(scan, "goto", index);
  else if (at(tokens, index, "break") && !within.loop_or_switch)
    add_exit(scan, "break", index);
  else if (at(tokens, index, "continue") && !within.loop)
    add_exit(scan, "continue", index);
}

// Returns the index behind the semicolon of the expression, declaration or jump
// at token INDEX. Jumps in statement expressions are noted, too.
static size_t simple_statement(struct statement_scan *scan, size_t index,
                               struct within within) {
  size_t depth = 0;
  for (; index < scan->tokens->count; index++) {
    note_jump(scan, index, within);
    if (opens(scan->tokens, index))
      depth++;
    else if (closes(scan->tokens, index) && depth-- == 0)
      return index; // the semicolon is missing
    else if (at(scan->tokens, index, ";") && depth == 0)
      return index + 1;
  }
  return index;
}

// Returns the index behind labels, attributes and words at token INDEX.
static size_t skip_labels(const struct tokens *tokens, size_t index) {
  for (;;) {
    if (at(tokens, index, "case")) {
      // A conditional expression in it has a colon of its own.
      size_t questions = 0;
      for (index++; index < tokens->count; index++) {
        if (opens(tokens, index)) {
          index = skip_brackets(tokens, index) - 1;
        } else if (at(tokens, index, "?")) {
          questions++;
        } else if (at(tokens, index, ":") && questions-- == 0) {
          index++;
          break;
        }
      }
    } else if (index + 1 < tokens->count &&
               tokens->list[index].kind == TOKEN_NAME &&
               at(tokens, index + 1, ":")) {
      index += 2;
    } else if (index < tokens->count && is_defer_word(&tokens->list[index])) {
      index++;
    } else if (at(tokens, index, "__attribute__") ||
               at(tokens, index, "__attribute")) {
      index = skip_brackets(tokens, index + 1);
    } else if (at(tokens, index, "[") && at(tokens, index + 1, "[")) {
      index = skip_brackets(tokens, index);
    } else {
      return index;
    }
  }
}

static size_t statement(struct statement_scan *scan, size_t index,
                        struct within within) {
  const struct tokens *tokens = scan->tokens;
  index = skip_labels(tokens, index);
  if (at(tokens, index, "{")) {
    for (index++; index < tokens->count && !at(tokens, index, "}");) {
      size_t next = statement(scan, index, within);
      index = next > index ? next : index + 1;
    }
    return index + 1 < tokens->count ? index + 1 : tokens->count;
  }
  if (at(tokens, index, "if")) {
    index = statement(scan, skip_brackets(tokens, index + 1), within);
    return at(tokens, index, "else") ? statement(scan, index + 1, within)
                                     : index;
  }
  if (at(tokens, index, "switch")) {
    within.loop_or_switch = true;
    return statement(scan, skip_brackets(tokens, index + 1), within);
  }
  if (at(tokens, index, "for") || at(tokens, index, "while")) {
    scan->has_loop = true;
    within.loop = within.loop_or_switch = true;
    return statement(scan, skip_brackets(tokens, index + 1), within);
  }
  if (at(tokens, index, "do")) {
    scan->has_loop = true;
    struct within body = {true, true};
    index = statement(scan, index + 1, body);
    return simple_statement(scan, index, within); // while (...);
  }
  return simple_statement(scan, index, within);
}

size_t skip_statement(struct statement_scan *scan, size_t index) {
  return statement(scan, index, (struct within){true, true});
}

// Whether a label with the name of token NAME is among the tokens BEGIN to END.
static bool label_between(const struct tokens *tokens, size_t name,
                          size_t begin, size_t end) {
  const struct token *wanted = &tokens->list[name];
  for (size_t i = begin; i + 1 < end; i++) {
    const struct token *token = &tokens->list[i];
    if (i != name && token->length == wanted->length &&
        !memcmp(token->text, wanted->text, token->length) &&
        at(tokens, i + 1, ":"))
      return true;
  }
  return false;
}

void find_exits(struct statement_scan *scan, size_t index) {
  const struct tokens *tokens = scan->tokens;
  size_t begin = index, last = index;
  while (index < tokens->count && !at(tokens, index, "}")) {
    last = index;
    size_t next = statement(scan, index, (struct within){false, false});
    index = next > index ? next : index + 1;
  }
  // A `goto` within the rest of the block leaves nothing.
  for (size_t i = begin; i < index; i++) {
    if (!at(tokens, i, "goto") || !label_between(tokens, i + 1, begin, index))
      continue;
    for (size_t k = 0; k < scan->exit_count; k++)
      if (!strcmp(scan->exits[k].kind, "goto") &&
          scan->exits[k].line == tokens->list[i].line) {
        scan->exit_count--;
        memmove(&scan->exits[k], &scan->exits[k + 1],
                (scan->exit_count - k) * sizeof *scan->exits);
        break;
      }
  }
  bool jumps = at(tokens, last, "return") || at(tokens, last, "goto") ||
               at(tokens, last, "break") || at(tokens, last, "continue");
  if (index < tokens->count && !jumps)
    add_exit(scan, "end", index);
}
