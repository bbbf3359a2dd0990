// SPDX-License-Identifier: GPL-3.0-or-later
//
// The named result of a function, and the attributes of that and of error
// results:
//
//   __attribute__ ((defer_result)) T x;  or  [[defer::result]] T x;
//   __attribute__ ((defer_error (lo, hi))) T f ();  or  [[defer::error (...)]]
//
// The second spelling is turned into the first when it is handled. In a
// function with any deferred statement, behind the declaration of x
//
//   return e;  =>  { x = e; goto end; }        (return x;  =>  goto end;)
//
// and the block that x is declared in, the function's outermost, becomes
//
//   { ... all of it ...; end: return x; }
//
// `end` stands outside of every deferred statement's scope, so that they run
// between the assignment and the last `return`, and it is where a recovered
// panic goes, too (lower-recover.cc). If x is not initialised, it is zero from
// the beginning: a structure where a panic may end in the function, all else
// where anything may unwind, for what is deferred may look at it then. A
// `return` before the declaration is in the scope of no `defer` and stays what
// it is: x may be poisoned there by -fsanitize=address.
//
// Refuses the variable elsewhere than in the outermost block before the first
// `defer`, and one whose type, storage or alignment is not that of the result.
//
// To debug: -fdump-tree-original.

#include "gcc-compat.h"

#include "build.h"
#include "defer-messages.h"
#include "defer-words.h"
#include "region.h"
#include "result.h"

namespace message = defer::message;

static bool seen;

bool
result_seen ()
{
  return seen;
}

static const char *
name_of (tree decl)
{
  return DECL_NAME (decl) ? IDENTIFIER_POINTER (DECL_NAME (decl)) : "";
}

// Keeps the attribute NAME with ARGUMENTS on DECL, whatever its spelling was.
static void
keep_attribute (tree decl, const char *name, tree arguments)
{
  DECL_ATTRIBUTES (decl)
      = tree_cons (get_identifier (name), arguments, DECL_ATTRIBUTES (decl));
}

static tree
handle_result (tree *node, tree, tree, int, bool *no_add_attributes)
{
  tree decl = *node;
  *no_add_attributes = true;
  // One error is enough.
  TREE_USED (decl) = 1;
  if (VAR_P (decl))
    DECL_READ_P (decl) = 1;
  if (!VAR_P (decl) || TREE_STATIC (decl) || DECL_EXTERNAL (decl)
      || !current_function_decl)
    {
      error_at (DECL_SOURCE_LOCATION (decl), message::result_storage,
                name_of (decl));
      return NULL_TREE;
    }
  seen = true;
  keep_attribute (decl, defer::RESULT_ATTRIBUTE, NULL_TREE);
  // The end of the function reads it and returns a value.
  current_function_returns_value = 1;
  return NULL_TREE;
}

static tree
integer_constant (tree expr)
{
  expr = c_fully_fold (expr, false, NULL);
  STRIP_NOPS (expr);
  return TREE_CODE (expr) == INTEGER_CST && INTEGRAL_TYPE_P (TREE_TYPE (expr))
             ? expr
             : NULL_TREE;
}

static tree
handle_error (tree *node, tree, tree arguments, int, bool *no_add_attributes)
{
  tree decl = *node;
  *no_add_attributes = true;
  tree low = NULL_TREE, high = NULL_TREE;
  if (list_length (arguments) == 2)
    {
      low = integer_constant (TREE_VALUE (arguments));
      high = integer_constant (TREE_VALUE (TREE_CHAIN (arguments)));
    }
  const char *text = NULL;
  if (TREE_CODE (decl) != FUNCTION_DECL)
    text = message::error_place;
  else if (!low || !high || tree_int_cst_lt (high, low))
    text = message::error_range;
  else
    {
      tree type = TREE_TYPE (TREE_TYPE (decl));
      if (!INTEGRAL_TYPE_P (type) && !POINTER_TYPE_P (type)
          && type != error_mark_node)
        text = message::error_result;
    }
  if (text)
    error_at (DECL_SOURCE_LOCATION (decl), "%s", text);
  else
    keep_attribute (
        decl, defer::ERROR_ATTRIBUTE,
        tree_cons (NULL_TREE, low, build_tree_list (NULL_TREE, high)));
  return NULL_TREE;
}

void
result_register_attributes ()
{
  // The number of arguments of defer_error is judged by its handler.
  static const attribute_spec result
      = { defer::RESULT_ATTRIBUTE, 0,   0, true, false, false, false,
          handle_result,           NULL };
  static const attribute_spec error
      = { defer::ERROR_ATTRIBUTE, 0,   -1, true, false, false, false,
          handle_error,           NULL };
  register_attribute (&result);
  register_attribute (&error);

  static const attribute_spec scoped[]
      = { { defer::SCOPED_RESULT_ATTRIBUTE, 0, 0, true, false, false, false,
            handle_result, NULL },
          { defer::SCOPED_ERROR_ATTRIBUTE, 0, -1, true, false, false, false,
            handle_error, NULL },
          { NULL, 0, 0, false, false, false, false, NULL, NULL } };
  static const scoped_attribute_specs in_namespace
      = { defer::ATTRIBUTE_NAMESPACE, { scoped, 2 } };
  register_scoped_attributes (in_namespace);
}

bool
result_error_range (tree fndecl, tree *low, tree *high)
{
  tree attribute
      = lookup_attribute (defer::ERROR_ATTRIBUTE, DECL_ATTRIBUTES (fndecl));
  if (!attribute)
    return false;
  *low = TREE_VALUE (TREE_VALUE (attribute));
  *high = TREE_VALUE (TREE_CHAIN (TREE_VALUE (attribute)));
  return true;
}

static bool
result_p (tree decl)
{
  return VAR_P (decl)
         && lookup_attribute (defer::RESULT_ATTRIBUTE, DECL_ATTRIBUTES (decl));
}

// The variable that is the result of FNDECL; NULL_TREE if there is none.
static tree
result_variable (tree fndecl)
{
  if (seen && DECL_INITIAL (fndecl))
    for (tree v = BLOCK_VARS (DECL_INITIAL (fndecl)); v; v = DECL_CHAIN (v))
      if (result_p (v))
        return v;
  return NULL_TREE;
}

struct result_checker
{
  tree fndecl;
  tree first = NULL_TREE;
  bool after_defer = false, failed = false;
};

static bool
right_type_p (tree fndecl, tree variable)
{
  tree type = TREE_TYPE (variable), wanted = TREE_TYPE (TREE_TYPE (fndecl));
  return !TYPE_READONLY (type) && !TYPE_ATOMIC (type)
         && TREE_CODE (type) == TREE_CODE (wanted)
         && comptypes (TYPE_MAIN_VARIANT (type), TYPE_MAIN_VARIANT (wanted));
}

static bool
own_alignment_p (tree variable)
{
  tree type = TREE_TYPE (variable);
  return DECL_USER_ALIGN (variable)
         && (!TYPE_USER_ALIGN (type)
             || DECL_ALIGN (variable) != TYPE_ALIGN (type));
}

static void
check_variable (result_checker *c, tree variable)
{
  if (!c->first)
    c->first = variable;
  tree block_variable = BLOCK_VARS (DECL_INITIAL (c->fndecl));
  while (block_variable && block_variable != variable)
    block_variable = DECL_CHAIN (block_variable);
  const char *text = NULL;
  if (variable != c->first)
    text = message::result_second;
  else if (!block_variable || c->after_defer)
    text = message::result_place;
  else if (!right_type_p (c->fndecl, variable))
    text = message::result_type;
  else if (own_alignment_p (variable))
    text = message::result_alignment;
  if (!text)
    return;
  auto_diagnostic_group group;
  error_at (DECL_SOURCE_LOCATION (variable), text, name_of (variable));
  if (variable != c->first)
    inform (DECL_SOURCE_LOCATION (c->first), message::note_result);
  c->failed = true;
}

static tree
check_result_r (tree *tp, int *, void *data)
{
  result_checker *c = (result_checker *)data;
  if (TREE_CODE (*tp) == DECL_EXPR && result_p (DECL_EXPR_DECL (*tp)))
    check_variable (c, DECL_EXPR_DECL (*tp));
  else if (region_begins_p (*tp))
    c->after_defer = true;
  return NULL_TREE;
}

bool
result_check (tree fndecl)
{
  if (!seen)
    return true;
  result_checker c;
  c.fndecl = fndecl;
  region_walk_in_order (&DECL_SAVED_TREE (fndecl), check_result_r, &c);
  return !c.failed;
}

static tree
outermost_bind_r (tree *tp, int *, void *data)
{
  return TREE_CODE (*tp) == BIND_EXPR && BIND_EXPR_BLOCK (*tp) == (tree)data
             ? *tp
             : NULL_TREE;
}

tree
result_outermost_bind (tree fndecl)
{
  return walk_tree_without_duplicates (
      &DECL_SAVED_TREE (fndecl), outermost_bind_r, DECL_INITIAL (fndecl));
}

struct result_lowering
{
  named_result result;
  bool declared = false; // the walk has come past the declaration
};

// Whether STORE is `x = x`, which a `return x;` is; its operand has been
// promoted and converted back.
static bool
stores_itself_p (tree store)
{
  tree value = TREE_OPERAND (store, 1);
  STRIP_NOPS (value);
  return value == TREE_OPERAND (store, 0);
}

static tree
return_to_end_r (tree *tp, int *, void *data)
{
  result_lowering *l = (result_lowering *)data;
  const named_result &result = l->result;
  if (TREE_CODE (*tp) == DECL_EXPR && DECL_EXPR_DECL (*tp) == result.variable)
    l->declared = true;
  if (TREE_CODE (*tp) != RETURN_EXPR || !l->declared)
    return NULL_TREE;
  tree value = TREE_OPERAND (*tp, 0), list = NULL_TREE;
  if (value
      && (TREE_CODE (value) == MODIFY_EXPR || TREE_CODE (value) == INIT_EXPR))
    {
      value = TREE_OPERAND (value, 1);
      tree plain = value;
      STRIP_NOPS (plain);
      // In no scope of a `defer`, which check.cc would have refused.
      if (TREE_CODE (plain) == CALL_EXPR && CALL_EXPR_MUST_TAIL_CALL (plain))
        return NULL_TREE;
      tree store = build_assignment (result.variable, value);
      if (!stores_itself_p (store))
        {
          SET_EXPR_LOCATION (store, EXPR_LOCATION (*tp));
          append_to_statement_list (store, &list);
        }
    }
  tree leave = build_goto (result.end);
  SET_EXPR_LOCATION (leave, EXPR_LOCATION (*tp));
  append_to_statement_list (leave, &list);
  // The walk goes on in this: what is returned may hold a `return`.
  *tp = list;
  return NULL_TREE;
}

named_result
result_of (tree fndecl)
{
  named_result result;
  result.variable = result_variable (fndecl);
  if (result.variable)
    result.end = build_new_label (
        fndecl, DECL_STRUCT_FUNCTION (fndecl)->function_end_locus);
  return result;
}

void
result_lower (tree fndecl, const named_result &result, bool zero)
{
  tree variable = result.variable;
  if (!variable)
    return;
  result_lowering l;
  l.result = result;
  region_walk_in_order (&DECL_SAVED_TREE (fndecl), return_to_end_r, &l);
  if (zero && !DECL_INITIAL (variable))
    DECL_INITIAL (variable)
        = build_zero_cst (TYPE_MAIN_VARIANT (TREE_TYPE (variable)));

  tree bind = result_outermost_bind (fndecl), list = NULL_TREE;
  append_to_statement_list (BIND_EXPR_BODY (bind), &list);
  append_to_statement_list_force (build_label (l.result.end), &list);
  tree leave = build1 (RETURN_EXPR, void_type_node,
                       build_assignment (DECL_RESULT (fndecl), variable));
  SET_EXPR_LOCATION (leave, DECL_STRUCT_FUNCTION (fndecl)->function_end_locus);
  append_to_statement_list_force (leave, &list);
  BIND_EXPR_BODY (bind) = list;
}
