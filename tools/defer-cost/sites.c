// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See sites.h.

#define _GNU_SOURCE

#include "sites.h"

#include "memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The words, as the compiler has them.
static const char SHORT_WORD[] = "defer";
static const char FUNCTION_WORD[] = "_Defer_function";
static const char *const long_words[] = {"_Defer", "_Errdefer",
                                         "_Defer_function"};

// What the words look like in the output of GCC's plugin.
static const char *const gcc_form[] = {
    "__defer", ":", "__attribute__", "(", "(", "__defer_statement__", "("};

enum { NO_DEPTH = -1 };

// The reading of one text.
struct search {
  const struct tokens *tokens;
  const char *directory;
  struct sites *sites;
  bool is_clang;
  size_t depth;       // of braces
  size_t parentheses; // that are open outside of functions
  long name_depth;    // of the scope in which SHORT_WORD is a name, or NO_DEPTH
  const struct token *function; // what a body would belong to; NULL if nothing
  bool declaration_begins;      // another name may follow
  bool in_body;                 // of a function
};

static bool is_one_of(const struct token *token, const char *const *words,
                      size_t count) {
  for (size_t i = 0; i < count; i++)
    if (token_is(token, words[i]))
      return true;
  return false;
}

#define IS_ONE_OF(token, words)                                                \
  is_one_of(token, words, sizeof(words) / sizeof *(words))

static bool at(const struct tokens *tokens, size_t index, const char *text) {
  return index < tokens->count && token_is(&tokens->list[index], text);
}

// Whether `defer` at token INDEX is a statement: where one can begin, and not
// followed by what would make a name of it.
static bool begins_statement(const struct tokens *tokens, size_t index) {
  static const char *const before[] = {";",     "{",      "}",        ")",
                                       ":",     "else",   "do",       "]",
                                       "defer", "_Defer", "_Errdefer"};
  static const char *const after[] = {"=", ":", ",", ".", "[", "]", ")",
                                      "?", "|", "^", "%", "/", "<", ">"};
  return index && IS_ONE_OF(&tokens->list[index - 1], before) &&
         index + 1 < tokens->count &&
         !IS_ONE_OF(&tokens->list[index + 1], after);
}

// Whether SHORT_WORD at token INDEX is the name of something in scope: it
// stands in an expression or a declaration, and is no member, tag or label.
static bool is_name(const struct tokens *tokens, size_t index) {
  static const char *const before[] = {".",    "struct", "union",
                                       "enum", "goto",   ">"};
  static const char *const beginnings[] = {";",     "{",      "}",        ")",
                                           ":",     "]",      "else",     "do",
                                           "defer", "_Defer", "_Errdefer"};
  if (!token_is(&tokens->list[index], SHORT_WORD) || index == 0)
    return false;
  return !IS_ONE_OF(&tokens->list[index - 1], before) &&
         !IS_ONE_OF(&tokens->list[index - 1], beginnings);
}

// If a site begins at token INDEX of SEARCH, sets WORD to what names it and
// returns the index of its statement; else returns INDEX.
static size_t match_site(const struct search *search, size_t index,
                         struct token *word) {
  const struct tokens *tokens = search->tokens;
  const struct token *token = &tokens->list[index];
  if (token->kind != TOKEN_NAME)
    return index;
  *word = *token;
  if (search->is_clang &&
      (IS_ONE_OF(token, long_words) ||
       (token_is(token, SHORT_WORD) && search->name_depth == NO_DEPTH &&
        begins_statement(tokens, index))))
    return index + 1;

  size_t length = sizeof gcc_form / sizeof *gcc_form;
  for (size_t i = 0; i < length; i++)
    if (!at(tokens, index + i, gcc_form[i]))
      return index;
  const struct token *name = &tokens->list[index + length];
  if (index + length >= tokens->count || name->length < 2)
    return index;
  word->text = name->text + 1; // without the quotes
  word->length = name->length - 2;
  size_t behind = skip_brackets(tokens, index + 3);
  return at(tokens, behind, "while") ? skip_brackets(tokens, behind + 1)
                                     : index;
}

static char *copy_part(const char *begin, const char *end) {
  return format_text("%.*s", (int)(end - begin), begin);
}

// Returns the text from BEGIN to END, of which WORD is left of the first part,
// with each run of white space as one space.
static char *one_line(const struct token *word, const char *begin,
                      const char *end) {
  char *text = format_text("%.*s %.*s", (int)word->length, word->text,
                           (int)(end - begin), begin);
  char *to = text;
  for (const char *from = text; *from; from++) {
    bool space = strchr(" \t\n\r\f\v", *from) != NULL;
    if (!space)
      *to++ = *from;
    else if (to > text && to[-1] != ' ')
      *to++ = ' ';
  }
  *to = '\0';
  return text;
}

// Adds the site whose first token is INDEX and whose statement begins at token
// BODY. Returns the index behind it.
static void add_site(struct search *search, size_t index, size_t body,
                     const struct token *word) {
  const struct tokens *tokens = search->tokens;
  const struct token *first = &tokens->list[index];
  struct statement_scan scan = {.tokens = tokens};
  size_t behind = skip_statement(&scan, body);
  if (behind == 0 || behind <= index)
    return;
  const struct token *last = &tokens->list[behind - 1];
  const char *end = last->text + last->length;
  free(scan.exits);

  struct statement_scan rest = {.tokens = tokens};
  static const char *const controls[] = {")", "else", "do"};
  if (token_is(word, FUNCTION_WORD)) {
    // No exit of the block runs it.
  } else if (IS_ONE_OF(&tokens->list[index - 1], controls)) {
    // A block of its own, that ends here.
    rest.exits = grow(NULL, 0, sizeof *rest.exits);
    rest.exits[rest.exit_count++] = (struct exit_point){"end", last->line};
  } else {
    find_exits(&rest, behind);
  }

  const char *body_text = body < tokens->count ? tokens->list[body].text : end;
  struct sites *sites = search->sites;
  sites->list = grow(sites->list, sites->count, sizeof *sites->list);
  sites->list[sites->count++] = (struct site){
      .word = copy_part(word->text, word->text + word->length),
      .path = resolve_path(tokens->files[first->file], search->directory),
      .function = copy_part(search->function->text,
                            search->function->text + search->function->length),
      .text = one_line(word, body_text, end),
      .begin = {first->line, 0},
      .end = {last->line > first->line ? last->line : first->line, 0},
      .has_loop = scan.has_loop,
      .exits = rest.exits,
      .exit_count = rest.exit_count,
      .text_begin = (size_t)(first->text - tokens->text),
      .text_end = (size_t)(end - tokens->text)};
}

// Reads token INDEX, outside of functions: which name a body that begins would
// belong to. Returns the index of the last token that has been read.
static size_t read_outer(struct search *search, size_t index) {
  static const char *const with_operand[] = {
      "__attribute__", "__attribute", "__asm__",       "__asm",
      "asm",           "__typeof__",  "typeof",        "_Alignas",
      "__declspec",    "_BitInt",     "_Static_assert"};
  static const char *const types[] = {"void", "int", "char", "long", "short"};
  const struct tokens *tokens = search->tokens;
  const struct token *token = &tokens->list[index];
  if (token->kind == TOKEN_NAME && at(tokens, index + 1, "(") &&
      IS_ONE_OF(token, with_operand))
    return skip_brackets(tokens, index + 1) - 1;
  if (token_is(token, "("))
    search->parentheses++;
  else if (token_is(token, ")") && search->parentheses)
    search->parentheses--;
  if (is_name(tokens, index))
    // A parameter is in scope in its function.
    search->name_depth = search->parentheses ? 1 : 0;
  if (token_is(token, ";")) {
    // Not the end of a function's name: parameters may be declared behind it.
    search->declaration_begins = true;
  } else if ((!search->function || search->declaration_begins) &&
             token->kind == TOKEN_NAME && at(tokens, index + 1, "(") &&
             !at(tokens, index + 2, "*") && !IS_ONE_OF(token, types)) {
    search->function = token;
    search->declaration_begins = false;
  }
  return index;
}

// Whether brackets that are open at a token say that it is in the argument of a
// macro: parentheses are, unless they hold a statement expression. OPEN has the
// COUNT indices of the brackets.
static bool in_argument(const struct tokens *tokens, const size_t *open,
                        size_t count) {
  static const char *const keywords[] = {"if",     "while",  "switch", "for",
                                         "return", "sizeof", "typeof"};
  for (size_t i = 0; i < count; i++) {
    size_t index = open[i];
    if (!at(tokens, index, "("))
      continue;
    if (!at(tokens, index + 1, "{"))
      return true;
    const struct token *before = &tokens->list[index ? index - 1 : 0];
    if (before->kind == TOKEN_NAME && !IS_ONE_OF(before, keywords))
      return true;
  }
  return false;
}

// Returns the indices of the words in TOKENS that are not in the argument of a
// macro, and their number in COUNT.
static size_t *find_words(const struct tokens *tokens, size_t *count) {
  size_t *words = NULL, *open = NULL, depth = 0;
  *count = 0;
  for (size_t i = 0; i < tokens->count; i++) {
    if (at(tokens, i, "(") || at(tokens, i, "{") || at(tokens, i, "[")) {
      open = grow(open, depth, sizeof *open);
      open[depth++] = i;
    } else if (at(tokens, i, ")") || at(tokens, i, "}") || at(tokens, i, "]")) {
      depth -= depth > 0;
    } else if (is_defer_word(&tokens->list[i]) &&
               !in_argument(tokens, open, depth)) {
      words = grow(words, *count, sizeof *words);
      words[(*count)++] = i;
    }
  }
  free(open);
  return words;
}

// Gives SITE the columns and the text of the word at token INDEX.
static void place_site(struct site *site, const struct tokens *tokens,
                       size_t index) {
  struct statement_scan scan = {.tokens = tokens};
  size_t behind = skip_statement(&scan, index + 1);
  free(scan.exits);
  const struct token *last = &tokens->list[behind - 1];
  if (last->line < site->end.line || behind - 1 <= index)
    return; // a macro holds the end
  site->begin.column = tokens->list[index].column;
  site->end =
      (struct place){last->line, last->column + (unsigned)last->length - 1};
  free(site->text);
  site->text = one_line(&tokens->list[index], tokens->list[index + 1].text,
                        last->text + last->length);
}

// Gives the sites of the file PATH the columns that they have there. The words
// of a line are its sites, in order, if they are as many.
static void find_columns(struct sites *sites, const char *path) {
  struct tokens tokens;
  if (!tokens_read(&tokens, path))
    return;
  size_t count;
  size_t *words = find_words(&tokens, &count);
  for (size_t i = 0, next; i < count; i = next) {
    unsigned line = tokens.list[words[i]].line;
    for (next = i; next < count && tokens.list[words[next]].line == line;)
      next++;
    size_t on_line = 0, nth = 0;
    for (size_t k = 0; k < sites->count; k++)
      on_line += sites->list[k].begin.line == line &&
                 !strcmp(sites->list[k].path, path);
    for (size_t k = 0; on_line == next - i && k < sites->count; k++)
      if (sites->list[k].begin.line == line &&
          !strcmp(sites->list[k].path, path))
        place_site(&sites->list[k], &tokens, words[i + nth++]);
  }
  free(words);
  tokens_free(&tokens);
}

void sites_find(struct sites *sites, const struct tokens *tokens, bool is_clang,
                const char *directory) {
  *sites = (struct sites){0};
  struct search search = {.tokens = tokens,
                          .directory = directory,
                          .sites = sites,
                          .is_clang = is_clang,
                          .name_depth = NO_DEPTH};
  for (size_t i = 0; i < tokens->count; i++) {
    if (search.depth == 0)
      i = read_outer(&search, i);
    const struct token *token = &tokens->list[i];
    if (token_is(token, "{")) {
      search.depth++;
      search.in_body |= search.function != NULL;
    } else if (token_is(token, "}") && search.depth && --search.depth == 0) {
      search.in_body = false;
      search.function = NULL;
    }
    if ((long)search.depth < search.name_depth && token_is(token, "}"))
      search.name_depth = NO_DEPTH;
    if (search.in_body && search.name_depth == NO_DEPTH && is_name(tokens, i))
      search.name_depth = (long)search.depth;
    struct token word;
    size_t body = search.in_body ? match_site(&search, i, &word) : i;
    if (body != i) {
      add_site(&search, i, body, &word);
      i = body - 1; // there may be sites in the statement
    }
  }
  for (size_t i = 0; i < sites->count; i++) {
    bool done = false;
    for (size_t k = 0; k < i; k++)
      done |= !strcmp(sites->list[k].path, sites->list[i].path);
    if (!done)
      find_columns(sites, sites->list[i].path);
  }
}

bool sites_write_without(const struct sites *sites, const struct tokens *tokens,
                         int only, const char *path) {
  char *text = allocate(tokens->size + 1, 1);
  memcpy(text, tokens->text, tokens->size);
  for (size_t i = 0; i < sites->count; i++) {
    const struct site *site = &sites->list[i];
    if (only != NO_SITE && (size_t)only != i)
      continue;
    if (text[site->text_begin] == ' ')
      continue; // within another that is gone already
    for (size_t k = site->text_begin; k < site->text_end; k++)
      if (text[k] != '\n')
        text[k] = ' ';
    text[site->text_end - 1] = ';';
  }
  FILE *file = fopen(path, "w");
  bool written = file && fwrite(text, 1, tokens->size, file) == tokens->size;
  if (file && fclose(file) != 0)
    written = false;
  free(text);
  if (!written)
    complain("%s: %s", path, strerror(errno));
  return written;
}

bool site_holds(const struct site *site, const char *file, unsigned line,
                unsigned column) {
  if (!file || line < site->begin.line || line > site->end.line ||
      strcmp(site->path, file) != 0)
    return false;
  if (!site->begin.column)
    return true;
  return (line > site->begin.line || column >= site->begin.column) &&
         (line < site->end.line || column <= site->end.column);
}

char *resolve_path(const char *path, const char *directory) {
  char *joined = *path == '/' || !directory
                     ? copy_text(path)
                     : format_text("%s/%s", directory, path);
  char *resolved = realpath(joined, NULL);
  if (!resolved)
    return joined;
  free(joined);
  return resolved;
}

void sites_free(struct sites *sites) {
  for (size_t i = 0; i < sites->count; i++) {
    struct site *site = &sites->list[i];
    free(site->word);
    free(site->path);
    free(site->function);
    free(site->text);
    free(site->exits);
  }
  free(sites->list);
  *sites = (struct sites){0};
}
