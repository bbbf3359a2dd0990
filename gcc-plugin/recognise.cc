// SPDX-License-Identifier: GPL-3.0-or-later
//
// First stage: from the word to an open cleanup.
//
// A plugin cannot add to GCC's grammar, but a macro can spell a `defer` in
// grammar that is there:
//
//   _Defer  ->  __defer: __attribute__ ((__defer_statement__ ("_Defer")))
//               while (0)
//
// and, since the tree has no trace of braces around a single statement,
//
//   _Defer {  ->  __defer: __attribute__ ((__defer_statement__ ("_Defer",
//                 "block"))) while (0) {
//
// A label is legal wherever a statement is, opens no scope of its own, and its
// attributes are handled while the parser is at that point, in the enclosing
// scope. The handler opens a cleanup there, exactly as for a variable with
// __attribute__ ((cleanup)): whatever follows in the scope becomes its body.
// `while`, unlike `if`, takes no `else`.
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

// Begins the names of the macros for a statement in braces.
#define BLOCK_MACRO "__defer_block_"

static bool defer_seen;

static bool
keyword_name_p (const char *name)
{
  for (const char *keyword :
       { LONG_KEYWORD, SHORT_KEYWORD, ERROR_KEYWORD, FUNCTION_KEYWORD })
    if (!strcmp (name, keyword))
      return true;
  return false;
}

bool
recognise_defer_seen ()
{
  return defer_seen;
}

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
  const std::string label = "=" DEFER_LABEL
                            ": __attribute__ ((__" DEFER_ATTRIBUTE "__ (\""
                            + name + "\"";
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

// The location of the keyword itself: LOCATION is that of a token of the macro
// that it expands to.
static location_t
keyword_location (location_t location)
{
  const line_map *map = linemap_lookup (line_table, location);
  if (!map || !linemap_macro_expansion_map_p (map))
    return location;
  const line_map_macro *macro = linemap_check_macro (map);
  const char *name = linemap_map_get_macro_name (macro);
  if (!strncmp (name, BLOCK_MACRO, strlen (BLOCK_MACRO)))
    name += strlen (BLOCK_MACRO);
  if (!keyword_name_p (name))
    return location;
  location = get_expansion_point_location (macro);
  // A macro that is nothing but the keyword, such as `errdefer`.
  for (;;)
    {
      map = linemap_lookup (line_table, location);
      if (!map || !linemap_macro_expansion_map_p (map))
        return location;
      macro = linemap_check_macro (map);
      if (!cpp_user_macro_p (macro->macro) || !macro->macro->value.macro
          || macro->macro->value.macro->count != 1)
        return location;
      location = get_expansion_point_location (macro);
    }
}

static void (*next_line_change) (cpp_reader *, const cpp_token *, int);

static void
resume_indentation_warning (cpp_reader *reader, const cpp_token *token,
                            int parsing_arguments)
{
  warn_misleading_indentation = 1;
  cpp_get_callbacks (reader)->line_change = next_line_change;
  if (next_line_change)
    next_line_change (reader, token, parsing_arguments);
}

// -Wmisleading-indentation would take `defer f (); g ();`, first in a line,
// for a loop that g only seems to belong to. It is off up to the end of the
// line.
static void
suspend_indentation_warning ()
{
  if (!warn_misleading_indentation)
    return;
  warn_misleading_indentation = 0;
  cpp_callbacks *callbacks = cpp_get_callbacks (parse_in);
  next_line_change = callbacks->line_change;
  callbacks->line_change = resume_indentation_warning;
}

// Has the parser build a BIND_EXPR of the current block, though nothing be
// declared in it: else an inner block at the end of a function could not be
// told from the function's own. lower.cc takes the declaration away.
static void
keep_scope ()
{
  tree decl
      = build_decl (input_location, VAR_DECL, NULL_TREE, integer_type_node);
  DECL_CONTEXT (decl) = current_function_decl;
  DECL_ARTIFICIAL (decl) = DECL_IGNORED_P (decl) = 1;
  DECL_ATTRIBUTES (decl)
      = build_tree_list (get_identifier (DEFER_ATTRIBUTE), NULL_TREE);
  pushdecl (decl);
}

// Handles the attribute of the label: the parser is at the keyword, and the
// scope that encloses it is the current one.
static tree
handle_defer_statement (tree *node, tree, tree arguments, int,
                        bool *no_add_attrs)
{
  tree label = *node;
  *no_add_attrs = TREE_CODE (label) != LABEL_DECL;
  if (TREE_CODE (label) != LABEL_DECL
      || !id_equal (DECL_NAME (label), DEFER_LABEL))
    {
      error_at (input_location, message::not_a_statement, LONG_KEYWORD);
      return NULL_TREE;
    }
  defer_seen = true;
  DECL_SOURCE_LOCATION (label)
      = keyword_location (DECL_SOURCE_LOCATION (label));
  TREE_USED (label) = 1;
  DECL_ARTIFICIAL (label) = 1;
  DECL_IGNORED_P (label) = 1;
  // define_label takes a second label of the same name for a duplicate only if
  // it is in the same function. Without a context this one never is, so that
  // all of them can have one name and no counter is needed.
  DECL_CONTEXT (label) = NULL_TREE;

  suspend_indentation_warning ();
  tree word = TREE_VALUE (arguments);
  if (TREE_CODE (word) == STRING_CST
      && !strcmp (TREE_STRING_POINTER (word), FUNCTION_KEYWORD))
    return NULL_TREE; // no scope of the block: see function-scope.cc
  keep_scope ();
  push_cleanup (label, region_build_marker (), false);
  return NULL_TREE;
}

void
recognise_register_attribute ()
{
  static const attribute_spec spec
      = { DEFER_ATTRIBUTE,        1,   2, true, false, false, false,
          handle_defer_statement, NULL };
  register_attribute (&spec);
}
