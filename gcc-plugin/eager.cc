// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between the first stage and the second: the call form of `defer`, `defer
// f (x);`, whose operands are evaluated where it stands (args=eager).
//
// Hooks in at PLUGIN_PRE_GENERICIZE, before check.cc. The tree of a `defer`
// (region.h) whose statement S is one call, written without braces and not
// with `_Defer`, gets variables in front of it, and S uses them:
//
//   defer f (g (), y);  =>  { t1 = g (); t2 = y; defer f (t1, t2); }
//
// The front end has converted the arguments to the types of the parameters by
// then. What cannot change stays where it is; the objects of compound literals
// move to the new block with the variables. A panic in g leaves a `defer` that
// has not been reached.
//
// Refuses an argument of variable size. To debug: -fdump-tree-original.

#include "gcc-compat.h"

#include "defer-messages.h"
#include "defer-words.h"
#include "plugin.h"
#include "region.h"

// Takes the objects of compound literals out of the blocks that S consists of
// and adds them to VARIABLES.
static void
take_literals (tree s, tree *variables)
{
  while (s)
    if (TREE_CODE (s) == BIND_EXPR)
      {
        *variables = chainon (BIND_EXPR_VARS (s), *variables);
        BIND_EXPR_VARS (s) = NULL_TREE;
        if (BIND_EXPR_BLOCK (s))
          BLOCK_VARS (BIND_EXPR_BLOCK (s)) = NULL_TREE;
        s = BIND_EXPR_BODY (s);
      }
    else if (TREE_CODE (s) == STATEMENT_LIST && !tsi_end_p (tsi_last (s)))
      s = tsi_stmt (tsi_last (s));
    else
      return;
}

// Variables, what gives them their values, and whether that failed.
struct evaluation
{
  tree fndecl, variables, list;
  bool failed;
};

static void
evaluate (evaluation *e, tree *operand, location_t location)
{
  tree value = *operand;
  if (error_operand_p (value)
      || (TREE_CONSTANT (value) && !TREE_SIDE_EFFECTS (value)))
    return;
  tree type = TYPE_MAIN_VARIANT (TREE_TYPE (value));
  if (!COMPLETE_TYPE_P (type) || TREE_CODE (TYPE_SIZE (type)) != INTEGER_CST)
    {
      error_at (EXPR_LOC_OR_LOC (value, location),
                defer::message::argument_size);
      e->failed = true;
      return;
    }
  tree variable = create_tmp_var_raw (type);
  DECL_CONTEXT (variable) = e->fndecl;
  DECL_CHAIN (variable) = e->variables;
  e->variables = variable;
  tree assignment = build2 (INIT_EXPR, type, variable, value);
  TREE_SIDE_EFFECTS (assignment) = 1;
  SET_EXPR_LOCATION (assignment, EXPR_LOC_OR_LOC (value, location));
  append_to_statement_list (assignment, &e->list);
  *operand = variable;
}

tree
eager_call (const defer_region &region)
{
  if (region.word == defer_word::long_word)
    return NULL_TREE;
  tree call = region_direct_call (region);
  // va_start is told the parameter by its name.
  if (!call || !CALL_EXPR_FN (call)
      || (get_callee_fndecl (call)
          && fndecl_built_in_p (get_callee_fndecl (call), BUILT_IN_VA_START)))
    return NULL_TREE;
  return call;
}

struct eager_walk
{
  tree fndecl;
  hash_set<tree> done; // the labels of regions
  bool failed = false;
};

// Whether a call of FNDECL means something in the function that it stands in
// only.
static bool
needs_own_frame_p (tree fndecl)
{
  if (!fndecl || !fndecl_built_in_p (fndecl, BUILT_IN_NORMAL))
    return false;
  switch (DECL_FUNCTION_CODE (fndecl))
    {
    CASE_BUILT_IN_ALLOCA:
    case BUILT_IN_APPLY:
    case BUILT_IN_APPLY_ARGS:
    case BUILT_IN_DWARF_CFA:
    case BUILT_IN_FRAME_ADDRESS:
    case BUILT_IN_NEXT_ARG:
    case BUILT_IN_RETURN:
    case BUILT_IN_RETURN_ADDRESS:
    case BUILT_IN_STACK_RESTORE:
    case BUILT_IN_STACK_SAVE:
    case BUILT_IN_VA_ARG_PACK:
    case BUILT_IN_VA_ARG_PACK_LEN:
    case BUILT_IN_VA_START: // is told the parameter by its name
      return true;
    default:
      return false;
    }
}

// The compound literal that ends with its block and whose address is in VALUE,
// or NULL_TREE.
static tree
kept_literal (tree value)
{
  switch (TREE_CODE (value))
    {
    CASE_CONVERT:
    case NON_LVALUE_EXPR:
    case SAVE_EXPR:
    case POINTER_PLUS_EXPR:
      return kept_literal (TREE_OPERAND (value, 0));
    case COMPOUND_EXPR:
      return kept_literal (TREE_OPERAND (value, 1));
    case COND_EXPR:
      {
        tree found = kept_literal (TREE_OPERAND (value, 1));
        return found ? found : kept_literal (TREE_OPERAND (value, 2));
      }
    case C_MAYBE_CONST_EXPR:
      return kept_literal (C_MAYBE_CONST_EXPR_EXPR (value));
    case ADDR_EXPR:
      {
        tree base = TREE_OPERAND (value, 0);
        while (handled_component_p (base))
          base = TREE_OPERAND (base, 0);
        return TREE_CODE (base) == COMPOUND_LITERAL_EXPR
                       && !TREE_STATIC (COMPOUND_LITERAL_EXPR_DECL (base))
                   ? base
                   : NULL_TREE;
      }
    case COMPOUND_LITERAL_EXPR:
      {
        tree initial = DECL_INITIAL (COMPOUND_LITERAL_EXPR_DECL (value));
        return initial ? kept_literal (initial) : NULL_TREE;
      }
    case CONSTRUCTOR:
      {
        unsigned i;
        tree element;
        FOR_EACH_CONSTRUCTOR_VALUE (CONSTRUCTOR_ELTS (value), i, element)
        if (tree found = kept_literal (element))
          return found;
        return NULL_TREE;
      }
    default:
      return NULL_TREE;
    }
}

// Evaluates the operands of REGION's call in front of it. Returns the
// variables and statements for that, which CALL uses.
static evaluation
evaluate_operands (eager_walk *w, const defer_region &region, tree call)
{
  evaluation e = { w->fndecl, NULL_TREE, NULL_TREE, false };
  evaluate (&e, &CALL_EXPR_FN (call), region.location);
  for (int i = 0; i < call_expr_nargs (call); i++)
    evaluate (&e, &CALL_EXPR_ARG (call, i), region.location);
  w->failed |= e.failed;
  if (e.list)
    take_literals (region.deferred, &e.variables);
  return e;
}

// The `_Defer_function` REGION at I of a list.
static void
evaluate_registration (eager_walk *w, tree_stmt_iterator *i,
                       const defer_region &region)
{
  tree call = region_direct_call (region);
  if (!call || !CALL_EXPR_FN (call)
      || needs_own_frame_p (get_callee_fndecl (call)))
    {
      error_at (region.location, defer::message::call_expected,
                defer::FUNCTION_KEYWORD);
      w->failed = true;
      return;
    }
  for (int n = 0; n < call_expr_nargs (call); n++)
    if (tree literal = kept_literal (CALL_EXPR_ARG (call, n)))
      {
        error_at (EXPR_LOC_OR_LOC (literal, region.location),
                  defer::message::literal_deferred);
        w->failed = true;
      }
  evaluation e = evaluate_operands (w, region, call);
  if (!e.list)
    return;
  tree label = tsi_stmt (region.label_position);
  append_to_statement_list_force (label, &e.list);
  append_to_statement_list_force (tsi_stmt (region.loop_position), &e.list);
  *i = region.loop_position;
  *tsi_stmt_ptr (*i)
      = build3 (BIND_EXPR, void_type_node, e.variables, e.list, NULL_TREE);
  TREE_SIDE_EFFECTS (tsi_stmt (*i)) = 1;
  tree_stmt_iterator label_position = region.label_position;
  tsi_delink (&label_position);
}

static tree
eager_r (tree *tp, int *, void *data)
{
  eager_walk *w = (eager_walk *)data;
  defer_region region;
  if (TREE_CODE (*tp) == STATEMENT_LIST)
    for (tree_stmt_iterator i = tsi_start (*tp); !tsi_end_p (i); tsi_next (&i))
      if (registration_get (i, &region) && !w->done.add (region.label))
        evaluate_registration (w, &i, region);
  if (!plugin_options.eager_arguments || !region_get (*tp, &region)
      || w->done.add (region.label))
    return NULL_TREE;
  tree call = eager_call (region);
  if (!call)
    return NULL_TREE;

  evaluation e = evaluate_operands (w, region, call);
  if (!e.list)
    return NULL_TREE;
  // A node of its own: the walk goes on in what *TP becomes.
  append_to_statement_list_force (copy_node (*tp), &e.list);
  *tp = build3 (BIND_EXPR, void_type_node, e.variables, e.list, NULL_TREE);
  TREE_SIDE_EFFECTS (*tp) = 1;
  return NULL_TREE;
}

bool
eager_function (tree fndecl)
{
  if (plugin_options.eager_arguments)
    late_change_warn (fndecl);
  eager_walk w;
  w.fndecl = fndecl;
  walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl), eager_r, &w);
  bool ok = !w.failed;
  for (cgraph_node *nested = first_nested_function (cgraph_node::get (fndecl));
       nested; nested = next_nested_function (nested))
    ok &= eager_function (nested->decl);
  return ok;
}
