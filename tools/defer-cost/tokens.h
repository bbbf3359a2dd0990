// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The tokens of C text: of a source file, or of the preprocessor's output,
// whose line markers say where each token comes from.

#ifndef DEFER_COST_TOKENS_H
#define DEFER_COST_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind { TOKEN_NAME, TOKEN_LITERAL, TOKEN_OTHER };

struct token {
  enum token_kind kind;
  const char *text; // in the text of `struct tokens`, not terminated
  size_t length;
  size_t file; // index of the name in `files`
  unsigned line, column;
};

struct tokens {
  char *text; // terminated
  size_t size;
  struct token *list;
  size_t count;
  char **files; // as line markers name them; the first is that of the text
  size_t file_count;
};

// Reads the file PATH and takes it apart. Directives other than line markers
// are left out. Returns false, after a message, if it cannot be read.
bool tokens_read(struct tokens *tokens, const char *path);

// Whether TOKEN is TEXT.
bool token_is(const struct token *token, const char *text);

// Frees what TOKENS holds.
void tokens_free(struct tokens *tokens);

#endif
