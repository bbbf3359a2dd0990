// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking the tree of a `defer` apart: see region.h.
// To look at it: -fdump-tree-original with -fplugin-arg-defer-disable turned
// off shows the lowered form; debug_tree (statement) in a debugger the other.

#include "gcc-compat.h"

#include "defer-messages.h"
#include "defer-words.h"
#include "region.h"

tree
region_build_marker ()
{
  tree type = build_function_type_list (void_type_node, NULL_TREE);
  tree fndecl = build_fn_decl (DEFER_MARKER, type);
  const char *text = defer::message::not_lowered;
  DECL_ATTRIBUTES (fndecl) = tree_cons (
      get_identifier ("error"),
      build_tree_list (NULL_TREE, build_string (strlen (text) + 1, text)),
      DECL_ATTRIBUTES (fndecl));
  return build_call_expr (fndecl, 0);
}

static bool
marker_p (tree t)
{
  if (!t || TREE_CODE (t) != CALL_EXPR)
    return false;
  tree fndecl = get_callee_fndecl (t);
  return fndecl && id_equal (DECL_NAME (fndecl), DEFER_MARKER);
}

bool
region_marked_p (tree statement)
{
  return TREE_CODE (statement) == TRY_FINALLY_EXPR
         && marker_p (TREE_OPERAND (statement, 1));
}

static void
skip_debug_statements (tree_stmt_iterator *i)
{
  while (!tsi_end_p (*i) && TREE_CODE (tsi_stmt (*i)) == DEBUG_BEGIN_STMT)
    tsi_next (i);
}

// The WHILE_STMT in STATEMENT, which c_end_compound_stmt may have wrapped.
static tree
find_loop (tree statement)
{
  while (statement)
    switch (TREE_CODE (statement))
      {
      case WHILE_STMT:
        return statement;
      case BIND_EXPR:
        statement = BIND_EXPR_BODY (statement);
        break;
      case STATEMENT_LIST:
        {
          tree_stmt_iterator last = tsi_last (statement);
          statement = tsi_end_p (last) ? NULL_TREE : tsi_stmt (last);
          break;
        }
      default:
        return NULL_TREE;
      }
  return NULL_TREE;
}

// The keyword that the first of the ARGUMENTS of a label's attribute names.
static defer_word
word_of (tree arguments)
{
  const char *word = TREE_STRING_POINTER (TREE_VALUE (arguments));
  if (!strcmp (word, defer::SHORT_KEYWORD))
    return defer_word::short_word;
  if (!strcmp (word, defer::ERROR_KEYWORD))
    return defer_word::error_word;
  if (!strcmp (word, defer::FUNCTION_KEYWORD))
    return defer_word::function_word;
  return defer_word::long_word;
}

// Fills REGION if label and loop stand at I.
static bool
get_parts (tree_stmt_iterator i, defer_region *region)
{
  if (tsi_end_p (i) || TREE_CODE (tsi_stmt (i)) != LABEL_EXPR)
    return false;
  region->label_position = i;
  region->label = LABEL_EXPR_LABEL (tsi_stmt (i));
  region->location = DECL_SOURCE_LOCATION (region->label);
  tree attribute
      = lookup_attribute (DEFER_ATTRIBUTE, DECL_ATTRIBUTES (region->label));
  tree arguments = attribute ? TREE_VALUE (attribute) : NULL_TREE;
  region->block = arguments && TREE_CHAIN (TREE_CHAIN (arguments));
  region->word = arguments ? word_of (arguments) : defer_word::long_word;

  tsi_next (&i);
  skip_debug_statements (&i);
  tree loop = tsi_end_p (i) ? NULL_TREE : find_loop (tsi_stmt (i));
  if (!loop)
    return false;
  region->loop_position = i;
  region->deferred = WHILE_BODY (loop);
  return true;
}

bool
region_get (tree statement, defer_region *region)
{
  if (!region_marked_p (statement))
    return false;
  tree body = TREE_OPERAND (statement, 0);
  if (TREE_CODE (body) != STATEMENT_LIST)
    return false;
  tree_stmt_iterator i = tsi_start (body);
  skip_debug_statements (&i);
  return get_parts (i, region);
}

static bool
registration_p (tree statement)
{
  if (TREE_CODE (statement) != LABEL_EXPR)
    return false;
  tree attribute = lookup_attribute (
      DEFER_ATTRIBUTE, DECL_ATTRIBUTES (LABEL_EXPR_LABEL (statement)));
  return attribute
         && word_of (TREE_VALUE (attribute)) == defer_word::function_word;
}

bool
registration_get (tree_stmt_iterator position, defer_region *region)
{
  return registration_p (tsi_stmt (position)) && get_parts (position, region);
}

bool
region_begins_p (tree statement)
{
  return region_marked_p (statement) || registration_p (statement);
}

struct ordered_walk
{
  walk_tree_fn func;
  void *data;
  hash_set<tree> visited;
};

static tree
in_order_r (tree *tp, int *walk_subtrees, void *data)
{
  ordered_walk *w = (ordered_walk *)data;
  tree *initial = NULL;
  if (TREE_CODE (*tp) == DECL_EXPR && VAR_P (DECL_EXPR_DECL (*tp)))
    initial = &DECL_INITIAL (DECL_EXPR_DECL (*tp));
  if (initial)
    walk_tree (initial, in_order_r, w, &w->visited);
  w->func (tp, walk_subtrees, w->data);
  if (*walk_subtrees && TREE_CODE (*tp) == BIND_EXPR)
    {
      *walk_subtrees = 0;
      walk_tree (&BIND_EXPR_BODY (*tp), in_order_r, w, &w->visited);
    }
  return NULL_TREE;
}

void
region_walk_in_order (tree *tp, walk_tree_fn func, void *data)
{
  ordered_walk w;
  w.func = func;
  w.data = data;
  walk_tree (tp, in_order_r, &w, &w.visited);
}

static tree
find_region_r (tree *tp, int *, void *)
{
  return region_begins_p (*tp) ? *tp : NULL_TREE;
}

bool
region_in_function_p (tree fndecl)
{
  return walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl),
                                       find_region_r, NULL)
         != NULL_TREE;
}

tree
region_direct_call (const defer_region &region)
{
  tree s = region.block ? NULL_TREE : region.deferred;
  while (s)
    switch (TREE_CODE (s))
      {
      case CALL_EXPR:
        return s;
      case NOP_EXPR:
      case CONVERT_EXPR:
      case NON_LVALUE_EXPR:
        if (!VOID_TYPE_P (TREE_TYPE (s))
            && TREE_TYPE (s) != TREE_TYPE (TREE_OPERAND (s, 0)))
          return NULL_TREE;
        s = TREE_OPERAND (s, 0);
        break;
      case BIND_EXPR:
        // The object of a compound literal has no name.
        for (tree v = BIND_EXPR_VARS (s); v; v = DECL_CHAIN (v))
          if (DECL_NAME (v))
            return NULL_TREE;
        s = BIND_EXPR_BODY (s);
        break;
      case STATEMENT_LIST:
        {
          tree only = NULL_TREE;
          for (tree_stmt_iterator i = tsi_start (s); !tsi_end_p (i);
               tsi_next (&i))
            if (TREE_CODE (tsi_stmt (i)) == DEBUG_BEGIN_STMT)
              continue;
            else if (only)
              return NULL_TREE;
            else
              only = tsi_stmt (i);
          s = only;
          break;
        }
      default:
        return NULL_TREE;
      }
  return NULL_TREE;
}
