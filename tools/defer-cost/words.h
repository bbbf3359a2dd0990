// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words of a command, as execvp wants them.

#ifndef DEFER_COST_WORDS_H
#define DEFER_COST_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct words {
  char **list; // ends with NULL, which is not counted; NULL if there are none
  size_t count;
};

// Appends a copy of WORD.
void words_add(struct words *words, const char *word);

// Appends copies of all words of MORE.
void words_add_all(struct words *words, const struct words *more);

// Whether one of WORDS begins with PREFIX.
bool words_have(const struct words *words, const char *prefix);

// Appends the words of COMMAND, separated and quoted as for a shell, but with
// nothing expanded: this is what compile_commands.json holds. Returns false if
// a quotation does not end.
bool words_split(struct words *words, const char *command);

// Returns the words as a shell would have to read them, in new memory.
char *words_quote(const struct words *words);

// Frees what WORDS holds.
void words_free(struct words *words);

#endif
