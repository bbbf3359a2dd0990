// SPDX-License-Identifier: GPL-3.0-or-later
//
// Trees of statements and variables: see build.h. Each statement is marked as
// having side effects, without which gimplify.cc drops it.

#include "gcc-compat.h"

#include "build.h"
#include "runtime-calls.h"

static tree
with_side_effects (tree expr)
{
  TREE_SIDE_EFFECTS (expr) = 1;
  return expr;
}

tree
build_variable (tree fndecl, tree type)
{
  tree variable = create_tmp_var_raw (type);
  DECL_CONTEXT (variable) = fndecl;
  TREE_USED (variable) = 1;
  suppress_warning (variable);
  return variable;
}

tree
build_assignment (tree variable, tree value)
{
  tree type = TREE_TYPE (variable);
  if (!useless_type_conversion_p (type, TREE_TYPE (value)))
    value = fold_convert (TYPE_MAIN_VARIANT (type), value);
  return with_side_effects (build2 (MODIFY_EXPR, type, variable, value));
}

tree
build_condition (tree test, tree then)
{
  return with_side_effects (
      build3 (COND_EXPR, void_type_node, test, then, NULL_TREE));
}

tree
build_bind (tree variables, tree body)
{
  return with_side_effects (
      build3 (BIND_EXPR, void_type_node, variables, body, NULL_TREE));
}

tree
build_not_null (tree pointer)
{
  return build2 (NE_EXPR, boolean_type_node, pointer,
                 build_zero_cst (TREE_TYPE (pointer)));
}

tree
build_goto (tree label)
{
  return with_side_effects (build1 (GOTO_EXPR, void_type_node, label));
}

tree
build_label (tree label)
{
  return build1 (LABEL_EXPR, void_type_node, label);
}

tree
build_new_label (tree fndecl, location_t location)
{
  tree label = create_artificial_label (location);
  DECL_CONTEXT (label) = fndecl;
  return label;
}

tree
build_finally (tree body, tree cleanup)
{
  return with_side_effects (
      build2 (TRY_FINALLY_EXPR, void_type_node, body, cleanup));
}

tree
build_finally (tree body, tree cleanup, tree unwinding)
{
  return build_finally (
      body, with_side_effects (
                build2 (EH_ELSE_EXPR, void_type_node, cleanup, unwinding)));
}

tree
build_landing_pad (tree exception)
{
  tree list = NULL_TREE;
  append_to_statement_list (build_assignment (exception, runtime_exception ()),
                            &list);
  return list;
}

// In a deferred statement tree-eh.cc estimates the size of what there is, and
// crashes on an EH_ELSE (estimate_num_insns). A TRY_CATCH_EXPR does there,
// too, but would end the exception.
tree
build_on_unwinding (tree body, tree handler, tree exception, bool deferred)
{
  if (deferred)
    {
      append_to_statement_list (runtime_resume (exception), &handler);
      return with_side_effects (
          build2 (TRY_CATCH_EXPR, void_type_node, body, handler));
    }
  // gimplify.cc drops an EH_ELSE_EXPR with an empty arm.
  tree nothing = NULL_TREE;
  append_no_operation (&nothing);
  return build_finally (body, nothing, handler);
}

// It costs nothing: its size estimate is 0 and it expands to no instruction.
void
append_no_operation (tree *list)
{
  tree nop = build_call_expr_internal_loc (UNKNOWN_LOCATION, IFN_NOP,
                                           void_type_node, 0);
  append_to_statement_list (with_side_effects (nop), list);
}
