// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See words.h.

#define _GNU_SOURCE

#include "words.h"

#include "memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void words_add(struct words *words, const char *word) {
  // The NULL is an element, too.
  if (!words->list)
    words->list = grow(NULL, 0, sizeof *words->list);
  words->list = grow(words->list, words->count + 1, sizeof *words->list);
  words->list[words->count++] = copy_text(word);
  words->list[words->count] = NULL;
}

void words_add_all(struct words *words, const struct words *more) {
  for (size_t i = 0; i < more->count; i++)
    words_add(words, more->list[i]);
}

bool words_have(const struct words *words, const char *prefix) {
  for (size_t i = 0; i < words->count; i++)
    if (!strncmp(words->list[i], prefix, strlen(prefix)))
      return true;
  return false;
}

bool words_split(struct words *words, const char *command) {
  char *word = allocate(strlen(command) + 1, 1);
  size_t length = 0;
  bool in_word = false;
  char quote = '\0';
  for (const char *c = command; *c; c++) {
    if (quote && *c == quote) {
      quote = '\0';
    } else if (*c == '\\' && quote != '\'' && c[1] &&
               (!quote || strchr("\\\"$`", c[1]))) {
      word[length++] = *++c;
      in_word = true;
    } else if (quote) {
      word[length++] = *c;
    } else if (*c == '\'' || *c == '"') {
      quote = *c;
      in_word = true;
    } else if (isspace((unsigned char)*c)) {
      word[length] = '\0';
      if (in_word)
        words_add(words, word);
      length = 0;
      in_word = false;
    } else {
      word[length++] = *c;
      in_word = true;
    }
  }
  word[length] = '\0';
  if (in_word)
    words_add(words, word);
  free(word);
  return !quote;
}

// Whether a shell takes C literally.
static bool plain(char c) {
  return isalnum((unsigned char)c) || (c && strchr("_-+=./,:@%", c));
}

char *words_quote(const struct words *words) {
  size_t size = 1;
  for (size_t i = 0; i < words->count; i++)
    size += 4 * strlen(words->list[i]) + 3;
  char *text = allocate(size, 1), *end = text;
  for (size_t i = 0; i < words->count; i++) {
    const char *word = words->list[i];
    bool quote = !*word;
    for (const char *c = word; *c; c++)
      quote |= !plain(*c);
    if (i)
      *end++ = ' ';
    if (quote)
      *end++ = '\'';
    for (const char *c = word; *c; c++)
      if (*c == '\'')
        end = stpcpy(end, "'\\''");
      else
        *end++ = *c;
    if (quote)
      *end++ = '\'';
  }
  *end = '\0';
  return text;
}

void words_free(struct words *words) {
  for (size_t i = 0; i < words->count; i++)
    free(words->list[i]);
  free(words->list);
  *words = (struct words){0};
}
