// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the third stage: where a panic ends.
//
// Around the outermost `defer` of a function of which one may stop a panic
// (recover.h) stands a handler that leaves the function when one has:
//
//   eh_else { if (__defer_recovered (the exception, 0)) return result; }
//
// and around such an outermost one in another one's statement, with a jump to
// the end of that in place of `return`. `result` is what a `return` has
// evaluated already, else zero; a function with a named result (result.cc)
// goes to its end.
//
// To debug: -fdump-tree-original.

#include "gcc-compat.h"

#include "build.h"
#include "plugin.h"
#include "recover.h"
#include "runtime-calls.h"

// Where the value of a `return` is kept while deferred statements run.
struct result
{
  tree declared;  // the function's RESULT_DECL
  tree storage;   // what holds the value: that, or a variable
  tree evaluated; // whether it does, a variable; NULL_TREE if zero says so
  bool used = false;
};

static tree
return_result (const result &r)
{
  tree value = r.declared;
  if (r.storage != r.declared)
    value
        = build2 (MODIFY_EXPR, TREE_TYPE (r.declared), r.declared, r.storage);
  return build1 (RETURN_EXPR, void_type_node, value);
}

static tree
rewrite_return_r (tree *tp, int *walk_subtrees, void *data)
{
  if (TREE_CODE (*tp) != RETURN_EXPR)
    return NULL_TREE;
  *walk_subtrees = 0;
  tree value = TREE_OPERAND (*tp, 0), list = NULL_TREE;
  result *r = (result *)data;
  if (!value)
    return NULL_TREE;
  // What is returned may hold a `return`.
  walk_tree_without_duplicates (&TREE_OPERAND (*tp, 0), rewrite_return_r, r);
  if (TREE_CODE (value) == MODIFY_EXPR || TREE_CODE (value) == INIT_EXPR)
    append_to_statement_list (
        build_assignment (r->storage, TREE_OPERAND (value, 1)), &list);
  else if (value != r->storage) // errors.cc has stored it there
    return NULL_TREE;
  r->used = true;
  if (r->evaluated)
    append_to_statement_list (
        build_assignment (r->evaluated, boolean_true_node), &list);
  tree leave = return_result (*r);
  SET_EXPR_LOCATION (leave, EXPR_LOCATION (*tp));
  append_to_statement_list_force (leave, &list);
  *tp = list;
  return NULL_TREE;
}

// Appends to LEAVE a return from FNDECL, which does not return void, after a
// recovered panic; rewrites the returns in STATEMENT accordingly, and appends
// to BEFORE what has to precede that. Adds to VARIABLES those that are needed.
static void
append_return (tree fndecl, tree *statement, tree *variables, tree *before,
               tree *leave)
{
  result r;
  r.declared = DECL_RESULT (fndecl);
  tree type = TREE_TYPE (r.declared), zero = build_zero_cst (type);
  const bool scalar = is_gimple_reg_type (type);
  // The RESULT_DECL of a structure that is returned in registers has none
  // while the function runs, and no address.
  r.storage = !scalar && aggregate_value_p (r.declared, fndecl)
                  ? r.declared
                  : build_variable (fndecl, TYPE_MAIN_VARIANT (type));
  r.evaluated
      = scalar ? NULL_TREE : build_variable (fndecl, boolean_type_node);
  walk_tree_without_duplicates (statement, rewrite_return_r, &r);

  if (!r.used)
    {
      tree value = build2 (MODIFY_EXPR, type, r.declared, zero);
      append_to_statement_list_force (
          build1 (RETURN_EXPR, void_type_node, value), leave);
      return;
    }
  for (tree variable : { r.storage, r.evaluated })
    if (variable && variable != r.declared)
      {
        DECL_CHAIN (variable) = *variables;
        *variables = variable;
      }
  if (scalar)
    append_to_statement_list (build_assignment (r.storage, zero), before);
  else
    {
      append_to_statement_list (
          build_assignment (r.evaluated, boolean_false_node), before);
      append_to_statement_list (
          build_condition (
              build1 (TRUTH_NOT_EXPR, boolean_type_node, r.evaluated),
              build_assignment (r.storage, zero)),
          leave);
    }
  append_to_statement_list_force (return_result (r), leave);
}

tree
return_recovered (tree statement, tree fndecl, const named_result &named)
{
  tree variables = NULL_TREE, list = NULL_TREE, leave = NULL_TREE;
  if (named.end)
    append_to_statement_list (build_goto (named.end), &leave);
  else if (VOID_TYPE_P (TREE_TYPE (DECL_RESULT (fndecl))))
    append_to_statement_list_force (
        build1 (RETURN_EXPR, void_type_node, NULL_TREE), &leave);
  else
    append_return (fndecl, &statement, &variables, &list, &leave);

  tree exception = build_variable (fndecl, ptr_type_node);
  DECL_CHAIN (exception) = variables;
  tree handler = build_landing_pad (exception);
  append_to_statement_list (
      build_condition (runtime_recovered (exception, NULL_TREE), leave),
      &handler);
  append_to_statement_list (
      build_on_unwinding (statement, handler, exception, false), &list);
  return build_bind (exception, list);
}

tree
end_recovered (tree statement, const recovery_frame &frame, tree fndecl)
{
  tree exception = build_variable (fndecl, ptr_type_node);
  tree handler = build_landing_pad (exception);
  tree leave = build_goto (frame.end);
  append_to_statement_list (
      build_condition (runtime_recovered (exception, frame.innermost), leave),
      &handler);
  return build_bind (exception,
                     build_on_unwinding (statement, handler, exception, true));
}
