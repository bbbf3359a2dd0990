// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the first stage: from the labelled loop to an open cleanup.
//
// A label is legal wherever a statement is, opens no scope of its own, and its
// attributes are handled while the parser is at that point, in the enclosing
// scope. The handler opens a cleanup there, exactly as for a variable with
// __attribute__ ((cleanup)): whatever follows in the scope becomes its body.
//
// When a scope ends, GCC looks at all labels of the function and at all else
// that is declared beside them: with a label for each `defer` that would take
// quadratic time. So none is left. The attribute of the type in `sizeof` is
// handled when the label has been read but is not yet defined, and declares it
// in a scope of its own, which the handler of the label's attribute ends.
//
// Refuses the attributes where the plugin's macros do not put them.

#include "gcc-compat.h"

#include "defer-messages.h"
#include "keyword.h"
#include "plugin.h"
#include "region.h"

namespace message = defer::message;

static bool defer_seen, error_seen, function_seen;

// Whether the current scope is that of a label.
static bool label_scope_open;

bool
attribute_defer_seen ()
{
  return defer_seen;
}

bool
attribute_error_seen ()
{
  return error_seen;
}

bool
attribute_function_seen ()
{
  return function_seen;
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

// Handles the attribute of the type: the parser has read the name of the
// label, but not yet defined it.
static tree
handle_label (tree *, tree, tree, int, bool *no_add_attrs)
{
  *no_add_attrs = true;
  if (!current_function_decl || label_scope_open)
    {
      error_at (input_location, message::not_a_statement, LONG_KEYWORD);
      return NULL_TREE;
    }
  push_scope ();
  declare_label (get_identifier (DEFER_LABEL));
  label_scope_open = true;
  return NULL_TREE;
}

// Where the attribute of the type has been used otherwise, each scope from
// there on has been taken for that around it: one is left at the end of the
// function.
void
attribute_finish_function ()
{
  if (!label_scope_open)
    return;
  error_at (input_location, message::not_a_statement, LONG_KEYWORD);
  pop_scope ();
  label_scope_open = false;
}

// Handles the attribute of the label: the parser is at the keyword, and the
// scope that encloses it the current one as soon as that of the label ends.
static tree
handle_defer_statement (tree *node, tree, tree arguments, int,
                        bool *no_add_attrs)
{
  tree label = *node;
  tree word = TREE_VALUE (arguments);
  *no_add_attrs = TREE_CODE (label) != LABEL_DECL
                  || !id_equal (DECL_NAME (label), DEFER_LABEL)
                  || !label_scope_open || TREE_CODE (word) != STRING_CST;
  if (*no_add_attrs)
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
  pop_scope ();
  label_scope_open = false;

  suspend_indentation_warning ();
  error_seen |= !strcmp (TREE_STRING_POINTER (word), ERROR_KEYWORD);
  const bool function = !strcmp (TREE_STRING_POINTER (word), FUNCTION_KEYWORD);
  function_seen |= function;
  if (function)
    return NULL_TREE; // no scope of the block: see function-scope.cc
  keep_scope ();
  push_cleanup (label, region_build_marker (), false);
  return NULL_TREE;
}

void
attribute_register ()
{
  static const attribute_spec statement
      = { DEFER_ATTRIBUTE,        2,   3, true, false, false, false,
          handle_defer_statement, NULL };
  static const attribute_spec label = {
    LABEL_ATTRIBUTE, 0, 0, false, true, false, false, handle_label, NULL
  };
  register_attribute (&statement);
  register_attribute (&label);
}
