// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See tokens.h.

#define _GNU_SOURCE

#include "tokens.h"

#include "memory.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Where the reading is.
struct cursor {
  const char *position;
  const char *line_begin;
  size_t file;
  unsigned line;
};

static bool in_name(char c) {
  return isalnum((unsigned char)c) || c == '_' || c == '$' ||
         (unsigned char)c >= 0x80;
}

// Steps over the newline at the cursor.
static void next_line(struct cursor *cursor) {
  cursor->line_begin = ++cursor->position;
  cursor->line++;
}

// Returns the index of the file NAME in TOKENS, to which it is added.
static size_t intern_file(struct tokens *tokens, const char *name) {
  for (size_t i = 0; i < tokens->file_count; i++)
    if (!strcmp(tokens->files[i], name))
      return i;
  tokens->files =
      grow(tokens->files, tokens->file_count, sizeof *tokens->files);
  tokens->files[tokens->file_count] = copy_text(name);
  return tokens->file_count++;
}

// Reads a directive: of a line marker, `# 12 "name" 1`, what it says.
static void read_directive(struct tokens *tokens, struct cursor *cursor) {
  char *after;
  const char *start = cursor->position + 1;
  unsigned long line = strtoul(start, &after, 10);
  bool marker = after != start && after[0] == ' ' && after[1] == '"';
  while (*cursor->position && *cursor->position != '\n') {
    if (cursor->position[0] == '\\' && cursor->position[1] == '\n') {
      cursor->position++;
      next_line(cursor);
    } else {
      cursor->position++;
    }
  }
  if (!marker)
    return;
  char *name = copy_text(after + 2), *to = name;
  for (const char *from = name; *from && *from != '"'; from++) {
    if (*from == '\\')
      from++;
    *to++ = *from;
  }
  *to = '\0';
  cursor->file = intern_file(tokens, name);
  cursor->line = (unsigned)line - 1; // the newline is still to come
  free(name);
}

// Steps over a comment, if there is one at the cursor.
static bool skip_comment(struct cursor *cursor) {
  const char *c = cursor->position;
  if (c[0] != '/' || (c[1] != '/' && c[1] != '*'))
    return false;
  bool block = c[1] == '*';
  cursor->position += 2;
  while (*cursor->position) {
    c = cursor->position;
    if (!block && c[0] == '\n')
      return true;
    if (block && c[0] == '*' && c[1] == '/') {
      cursor->position += 2;
      return true;
    }
    if (c[0] == '\n')
      next_line(cursor);
    else
      cursor->position++;
  }
  return true;
}

// Steps over the string or character constant at the cursor.
static void skip_literal(struct cursor *cursor) {
  char quote = *cursor->position++;
  while (*cursor->position && *cursor->position != quote &&
         *cursor->position != '\n') {
    if (*cursor->position == '\\' && cursor->position[1] == '\n') {
      cursor->position++;
      next_line(cursor);
      continue;
    }
    if (*cursor->position == '\\' && cursor->position[1])
      cursor->position++;
    cursor->position++;
  }
  if (*cursor->position == quote)
    cursor->position++;
}

static void add_token(struct tokens *tokens, struct cursor *cursor) {
  struct token token = {
      .text = cursor->position,
      .file = cursor->file,
      .line = cursor->line,
      .column = (unsigned)(cursor->position - cursor->line_begin) + 1};
  char first = *cursor->position;
  if (first == '"' || first == '\'') {
    token.kind = TOKEN_LITERAL;
    skip_literal(cursor);
  } else if (in_name(first)) {
    token.kind = isdigit((unsigned char)first) ? TOKEN_LITERAL : TOKEN_NAME;
    while (in_name(*cursor->position))
      cursor->position++;
  } else {
    token.kind = TOKEN_OTHER;
    cursor->position++;
  }
  token.length = (size_t)(cursor->position - token.text);
  tokens->list = grow(tokens->list, tokens->count, sizeof *tokens->list);
  tokens->list[tokens->count++] = token;
}

static void take_apart(struct tokens *tokens) {
  struct cursor cursor = {
      .position = tokens->text, .line_begin = tokens->text, .line = 1};
  bool line_begins = true;
  while (*cursor.position) {
    char c = *cursor.position;
    if (c == '\n') {
      next_line(&cursor);
      line_begins = true;
    } else if (c == '\\' && cursor.position[1] == '\n') {
      cursor.position++;
      next_line(&cursor);
    } else if (isspace((unsigned char)c)) {
      cursor.position++;
    } else if (c == '#' && line_begins) {
      read_directive(tokens, &cursor);
    } else if (!skip_comment(&cursor)) {
      add_token(tokens, &cursor);
      line_begins = false;
    }
  }
}

bool tokens_read(struct tokens *tokens, const char *path) {
  *tokens = (struct tokens){0};
  FILE *file = fopen(path, "r");
  if (!file) {
    complain("%s: %s", path, strerror(errno));
    return false;
  }
  size_t room = 0;
  // A text with a null character ends there: no compiler takes it either.
  ssize_t length = getdelim(&tokens->text, &room, '\0', file);
  bool failed = ferror(file) != 0;
  fclose(file);
  if (failed) {
    complain("%s: cannot be read", path);
    return false;
  }
  if (length < 0) { // an empty file
    free(tokens->text);
    tokens->text = copy_text("");
    length = 0;
  }
  tokens->size = (size_t)length;
  intern_file(tokens, path);
  take_apart(tokens);
  return true;
}

bool token_is(const struct token *token, const char *text) {
  return strlen(text) == token->length &&
         !memcmp(token->text, text, token->length);
}

void tokens_free(struct tokens *tokens) {
  for (size_t i = 0; i < tokens->file_count; i++)
    free(tokens->files[i]);
  free(tokens->files);
  free(tokens->list);
  free(tokens->text);
  *tokens = (struct tokens){0};
}
