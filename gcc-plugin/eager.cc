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

struct evaluation
{
  tree fndecl, variables, list;
  bool failed;
};

static void
evaluate (evaluation *e, tree *operand, location_t location)
{
  tree value = *operand, type = TYPE_MAIN_VARIANT (TREE_TYPE (value));
  if (TREE_CONSTANT (value) && !TREE_SIDE_EFFECTS (value))
    return;
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

static tree
eager_r (tree *tp, int *, void *data)
{
  eager_walk *w = (eager_walk *)data;
  defer_region region;
  if (!region_get (*tp, &region) || w->done.add (region.label))
    return NULL_TREE;
  tree call = eager_call (region);
  if (!call)
    return NULL_TREE;

  evaluation e = { w->fndecl, NULL_TREE, NULL_TREE, false };
  evaluate (&e, &CALL_EXPR_FN (call), region.location);
  for (int i = 0; i < call_expr_nargs (call); i++)
    evaluate (&e, &CALL_EXPR_ARG (call, i), region.location);
  w->failed |= e.failed;
  if (!e.list)
    return NULL_TREE;
  take_literals (region.deferred, &e.variables);
  // A node of its own: the walk goes on in what *TP becomes.
  append_to_statement_list_force (copy_node (*tp), &e.list);
  *tp = build3 (BIND_EXPR, void_type_node, e.variables, e.list, NULL_TREE);
  TREE_SIDE_EFFECTS (*tp) = 1;
  return NULL_TREE;
}

bool
eager_function (tree fndecl)
{
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
