// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred statements of a file, found in the preprocessor's output.
//
// GCC's plugin acts on the words while the file is preprocessed, so that its
// output shows each as what it becomes, `__defer: __attribute__(...) while
// (0)`. With Clang the words are still there: `_Defer` and its relatives count
// everywhere in a function, `defer` where a statement can begin, unless the
// file declares the name itself.
//
// A place has a column if the word and the statement stand in the source file
// as they are, not in a macro. Without columns a site is all of its lines.

#ifndef DEFER_COST_SITES_H
#define DEFER_COST_SITES_H

#include "statement.h"
#include "tokens.h"

#include <stdbool.h>
#include <stddef.h>

struct place {
  unsigned line, column; // the column is 0 if it is not known
};

struct site {
  char *word;               // such as "defer"
  char *path;               // of the file, resolved if that is possible
  char *function;           // in which it stands
  char *text;               // the statement, on one line
  struct place begin, end;  // of the first and of the last character
  bool has_loop;            // in the deferred statement
  struct exit_point *exits; // of its block; none if it waits for the function's
  size_t exit_count;
  size_t text_begin, text_end; // in the preprocessed text
};

struct sites {
  struct site *list;
  size_t count;
};

// Finds the sites in TOKENS, which Clang or else GCC has preprocessed from a
// file that was named relative to DIRECTORY.
void sites_find(struct sites *sites, const struct tokens *tokens, bool is_clang,
                const char *directory);

// Writes the text of TOKENS into the file PATH, with an empty statement in
// place of each site, or of site ONLY if that is none of NO_SITE. Returns
// false, after a message, if the file cannot be written.
enum { NO_SITE = -1 };
bool sites_write_without(const struct sites *sites, const struct tokens *tokens,
                         int only, const char *path);

// Whether the place LINE and COLUMN of FILE, which may be NULL, is in SITE. The
// column is 0 where the compiler has given none: before the first of a line.
bool site_holds(const struct site *site, const char *file, unsigned line,
                unsigned column);

// Returns PATH, which is relative to DIRECTORY, with all links resolved if it
// exists, in new memory.
char *resolve_path(const char *path, const char *directory);

// Frees what SITES holds.
void sites_free(struct sites *sites);

#endif
