// SPDX-License-Identifier: GPL-3.0-or-later
//
// First stage: from the word to a labelled loop.
//
// A plugin cannot add to GCC's grammar, but a macro can spell a `defer` in
// grammar that is there:
//
//   _Defer  ->  __defer: __attribute__ ((__defer_statement__ ("_Defer",
//               sizeof (int __attribute__ ((__defer_label__)))))) while (0)
//
// and, since the tree has no trace of braces around a single statement, with
// "block" behind `sizeof` where there are some. What the attributes do is in
// attribute.cc. `while`, unlike `if`, takes no `else`.
//
// The macros are conditional ones, as AltiVec's `vector` is: GCC asks
// macro_to_expand each time whether the word is the keyword. #ifdef does not
// see them and a #define of the user's replaces them without a word.
//
// Hooks in at PLUGIN_PRAGMAS, which fires under -E, too, but not when the
// input is preprocessed already: then the macros have done their work, and
// defining any is an error.
//
// Refuses a `defer` outside of a function, in an expression, behind a GNU
// attribute, and a label or a declaration as the deferred statement.
//
// To debug: -E shows what became of each word.

#include "gcc-compat.h"

#include "defer-messages.h"
#include "defer-version.h"
#include "keyword.h"
#include "plugin.h"
#include "region.h"

namespace message = defer::message;

// What a refused keyword expands to, so that one error does not entail others.
#define NOTHING_MACRO "__defer_refused"
#define SEMICOLON_MACRO "__defer_refused_attribute"

// Whether TOKEN begins a declaration.
static bool
begins_declaration_p (const cpp_token *token)
{
  std::string name = keyword_spelling (token);
  if (name.empty ())
    return false;
  tree id = get_identifier (name.c_str ());
  if (!flag_preprocess_only)
    {
      // A word that this -std= does not know is an identifier.
      tree decl = lookup_name (id);
      if (decl)
        return TREE_CODE (decl) == TYPE_DECL;
      if (!C_IS_RESERVED_WORD (id))
        return false;
    }
  return defer::begins_declaration (name);
}

// Reads on to the end of the statement or block that begins here. The end of
// the file is left for the parser: it cannot be read twice.
static void
skip_statement (cpp_reader *reader)
{
  for (int depth = 0; cpp_peek_token (reader, 0)->type != CPP_PRAGMA;)
    {
      const enum cpp_ttype type = cpp_get_token (reader)->type;
      if (type == CPP_EOF)
        {
          _cpp_backup_tokens (reader, 1);
          return;
        }
      if (type == CPP_OPEN_BRACE || type == CPP_OPEN_PAREN)
        depth++;
      else if (type == CPP_CLOSE_BRACE || type == CPP_CLOSE_PAREN)
        depth--;
      if (depth <= 0 && (type == CPP_CLOSE_BRACE || type == CPP_SEMICOLON))
        return;
    }
}

// Whether what begins with TOKEN, once macros are expanded, is in braces.
static bool
begins_block_p (cpp_reader *reader)
{
  int n = 0;
  const cpp_token *token = keyword_peek (reader, n);
  while (token->type == CPP_OPEN_PAREN)
    token = keyword_peek (reader, ++n);
  // A macro may begin with another one, but not with itself.
  for (int depth = 0; depth < 100 && token->type == CPP_NAME; depth++)
    {
      cpp_hashnode *node = token->val.node.node;
      if (!cpp_user_macro_p (node) || !node->value.macro->count
          || node->value.macro->kind == cmk_assert)
        break;
      token = &node->value.macro->exp.tokens[0];
    }
  return token->type == CPP_OPEN_BRACE;
}

// Refuses the keyword NODE at LOCATION where it cannot stand, and a deferred
// statement that is none. Returns the macro to expand.
static cpp_hashnode *
check_context (cpp_reader *reader, location_t location, cpp_hashnode *node,
               const text_position &where)
{
  const char *keyword = (const char *)NODE_NAME (node);
  switch (where.where)
    {
    case position::directive:
      return NULL;
    case position::attribute:
      error_at (location, message::gnu_attribute, keyword);
      return keyword_macro_node (SEMICOLON_MACRO);
    case position::other:
    case position::member:
    case position::declarator:
      error_at (location, message::not_a_statement, keyword);
      return keyword_macro_node (NOTHING_MACRO);
    default:
      break;
    }
  if (!flag_preprocess_only && !current_function_decl)
    {
      error_at (location, message::outside_function, keyword);
      skip_statement (reader);
      return keyword_macro_node (NOTHING_MACRO);
    }

  const cpp_token *first = keyword_peek (reader, 0);
  std::string name = keyword_spelling (first);
  if (name == "case" || name == "default"
      || (!name.empty () && keyword_peek (reader, 1)->type == CPP_COLON))
    {
      error_at (first->src_loc, message::label_deferred);
      return keyword_macro_node (NOTHING_MACRO);
    }
  if (begins_declaration_p (first))
    {
      error_at (first->src_loc, message::declaration_deferred);
      return keyword_macro_node (NOTHING_MACRO);
    }
  if (first->type == CPP_SEMICOLON && strcmp (keyword, FUNCTION_KEYWORD))
    emit_warning (location, defer::WARNING_empty, message::empty);
  if (begins_block_p (reader))
    return keyword_macro_node ((std::string (BLOCK_MACRO) + keyword).c_str ());
  return node;
}

static cpp_hashnode *(*next_macro_to_expand) (cpp_reader *, const cpp_token *);

static cpp_hashnode *
macro_to_expand (cpp_reader *reader, const cpp_token *token)
{
  // The node may have been read from a precompiled header, so that its address
  // tells nothing: go by the name.
  cpp_hashnode *node = token->val.node.node;
  const char *name = (const char *)NODE_NAME (node);
  location_t location;
  if (!strcmp (name, SHORT_KEYWORD))
    {
      text_position where = keyword_position (token, &location);
      if (!keyword_p (reader, token, where))
        return NULL;
      return check_context (reader, location, node, where);
    }
  if (keyword_name_p (name))
    {
      text_position where = keyword_position (token, &location);
      return check_context (reader, location, node, where);
    }
  return next_macro_to_expand ? next_macro_to_expand (reader, token) : NULL;
}

static void
define_keyword (const char *keyword)
{
  const std::string name = keyword;
  const std::string label
      = "=" DEFER_LABEL ": __attribute__ ((__" DEFER_ATTRIBUTE "__ (\"" + name
        + "\", sizeof (int __attribute__ ((__" LABEL_ATTRIBUTE "__)))";
  const std::string loop = "))) while (0)";
  cpp_define (parse_in, (name + label + loop).c_str ());
  keyword_macro_node (keyword)->flags |= NODE_CONDITIONAL;
  cpp_define (
      parse_in,
      (BLOCK_MACRO + name + label + ", \"" DEFER_BLOCK "\"" + loop).c_str ());
}

static void (*next_define) (cpp_reader *, location_t, cpp_hashnode *);

// The output of -E -fdirectives-only holds the definitions of the keywords,
// but not that they are conditional.
static void
restore_keyword (cpp_reader *reader, location_t location, cpp_hashnode *node)
{
  const char *name = (const char *)NODE_NAME (node);
  const cpp_macro *macro = node->value.macro;
  if (keyword_name_p (name) && cpp_user_macro_p (node) && macro
      && macro->count > 0
      && keyword_spelling (&macro->exp.tokens[0]) == DEFER_LABEL)
    node->flags |= NODE_CONDITIONAL;
  if (next_define)
    next_define (reader, location, node);
}

void
recognise_define_keywords ()
{
  cpp_options *options = cpp_get_options (parse_in);
  if (options->lang == CLK_ASM
      || (options->preprocessed && !options->directives_only))
    return;

  cpp_callbacks *callbacks = cpp_get_callbacks (parse_in);
  next_macro_to_expand = callbacks->macro_to_expand;
  callbacks->macro_to_expand = macro_to_expand;
  next_define = callbacks->define;
  if (options->preprocessed)
    {
      callbacks->define = restore_keyword;
      return;
    }

  // With -g3 the definitions would go to the debug information of files that
  // do not use them. Under -E they are wanted.
  if (!flag_preprocess_only)
    callbacks->define = NULL;
  cpp_define (parse_in, "__STDC_DEFER_TS25755__=1");
  cpp_define_formatted (parse_in, "__DEFER_PLUGIN__=%d", DEFER_VERSION_NUMBER);
  cpp_define (parse_in, NOTHING_MACRO "=");
  cpp_define (parse_in, SEMICOLON_MACRO "=;");
  for (const char *keyword : { LONG_KEYWORD, ERROR_KEYWORD, FUNCTION_KEYWORD })
    define_keyword (keyword);
  if (plugin_options.keyword)
    define_keyword (SHORT_KEYWORD);
  callbacks->define = next_define;
}
