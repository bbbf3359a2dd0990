// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a `_Defer_function` keeps, and the functions of the unit that work with
// it: one that works off lists (function-scope.cc shows it), and a thunk for
// each registration, with the call.
//
// To debug: -fdump-tree-gimple shows them.

#include "gcc-compat.h"

#include "build.h"
#include "function-scope.h"
#include "made-function.h"
#include "plugin.h"
#include "record.h"
#include "runtime-calls.h"

#define DRAIN "__defer_run_registered"

// The type of thunks.
static tree
run_type ()
{
  return build_pointer_type (
      build_function_type_list (void_type_node, ptr_type_node, NULL_TREE));
}

static tree
new_field (tree type, tree previous)
{
  tree field = build_decl (UNKNOWN_LOCATION, FIELD_DECL, NULL_TREE, type);
  DECL_CHAIN (field) = previous;
  return field;
}

tree
record_new_type (const std::vector<tree> &operands, std::vector<tree> *fields)
{
  tree record = make_node (RECORD_TYPE), chain = NULL_TREE;
  auto add = [&] (tree field_type) {
    chain = new_field (field_type, chain);
    fields->push_back (chain);
  };
  add (ptr_type_node);
  add (run_type ());
  add (runtime_callee_type ());
  for (tree operand : operands)
    {
      tree type = TYPE_MAIN_VARIANT (TREE_TYPE (operand));
      // To an array of a length that only the function knows.
      if (POINTER_TYPE_P (type) && variably_modified_type_p (type, NULL_TREE))
        type = ptr_type_node;
      add (type);
    }
  finish_builtin_struct (record, "__defer_record", chain, NULL_TREE);
  return record;
}

tree
record_field (tree record, tree field)
{
  return build3 (COMPONENT_REF, TREE_TYPE (field), record, field, NULL_TREE);
}

// The pointer may point to anything: both sides know the record under types of
// their own.
tree
record_at (tree pointer, tree type)
{
  tree to_any = build_pointer_type_for_mode (type, VOIDmode, true);
  return build1 (INDIRECT_REF, type, build1 (NOP_EXPR, to_any, pointer));
}

// The function that works off lists.

static tree
drain_function ()
{
  tree list_type = build_pointer_type (ptr_type_node);
  tree fndecl = function_declare (
      DRAIN,
      build_function_type_list (void_type_node, list_type, ptr_type_node,
                                ptr_type_node, NULL_TREE),
      binding::strong);
  if (DECL_INITIAL (fndecl))
    return fndecl;
  std::vector<tree> parameters
      = function_begin (fndecl, { list_type, ptr_type_node, ptr_type_node });
  DECL_IGNORED_P (fndecl) = 1;
  tree end = parameters[1], exception = parameters[2];
  tree newest = build_simple_mem_ref (parameters[0]);
  std::vector<tree> fields;
  tree type = record_new_type ({}, &fields);
  tree pointer = build_variable (fndecl, ptr_type_node);
  tree caught = build_variable (fndecl, ptr_type_node);
  tree thrown = build_variable (fndecl, ptr_type_node);
  DECL_CHAIN (pointer) = caught;
  DECL_CHAIN (caught) = thrown;
  tree next = build_new_label (fndecl, UNKNOWN_LOCATION);
  tree done = build_new_label (fndecl, UNKNOWN_LOCATION);
  const bool unwinds = unwinds_p (fndecl);

  tree body = NULL_TREE;
  append_to_statement_list (
      build_assignment (thrown, build_zero_cst (ptr_type_node)), &body);
  append_to_statement_list (build_label (next), &body);
  append_to_statement_list (
      build_condition (build2 (EQ_EXPR, boolean_type_node, newest, end),
                       build_goto (done)),
      &body);
  append_to_statement_list (build_assignment (pointer, unshare_expr (newest)),
                            &body);
  append_to_statement_list (
      build_assignment (
          unshare_expr (newest),
          record_field (record_at (pointer, type), fields[FIELD_OLDER])),
      &body);
  if (plugin_options.panic)
    append_to_statement_list (
        build_condition (
            build_not_null (exception),
            runtime_begin (exception, record_field (record_at (pointer, type),
                                                    fields[FIELD_CALLEE]))),
        &body);
  tree call = build_call_nary (
      void_type_node,
      record_field (record_at (pointer, type), fields[FIELD_RUN]), 1, pointer);
  if (unwinds)
    {
      tree handler = build_landing_pad (caught);
      append_to_statement_list (build_assignment (exception, caught),
                                &handler);
      append_to_statement_list (build_assignment (thrown, caught), &handler);
      append_to_statement_list (build_goto (next), &handler);
      call = build2 (TRY_CATCH_EXPR, void_type_node, call, handler);
      TREE_SIDE_EFFECTS (call) = 1;
    }
  append_to_statement_list (call, &body);
  append_to_statement_list (build_goto (next), &body);
  append_to_statement_list (build_label (done), &body);
  if (unwinds)
    append_to_statement_list (
        build_condition (build_not_null (thrown), runtime_resume (thrown)),
        &body);
  if (plugin_options.panic)
    unwind_enable_for_function (fndecl);
  function_finish (fndecl, pointer, body);
  return fndecl;
}

static tree
call_drain (tree list, tree end, tree exception)
{
  return build_call_expr (drain_function (), 3, build_fold_addr_expr (list),
                          end, exception);
}

tree
function_scope_drain (tree fndecl, tree body, tree list, tree end, tree test)
{
  tree none = build_zero_cst (ptr_type_node);
  tree some = build2 (NE_EXPR, boolean_type_node, list, end);
  if (test)
    some = build2 (TRUTH_ANDIF_EXPR, boolean_type_node, test, some);
  tree cleanup = build_condition (some, call_drain (list, end, none));
  if (!unwinds_p (fndecl))
    return build_finally (body, cleanup);
  tree exception = build_variable (fndecl, ptr_type_node);
  tree handler = build_landing_pad (exception);
  append_to_statement_list (call_drain (list, end, exception), &handler);
  return build_finally (body, cleanup, build_bind (exception, handler));
}

// Thunks.

static tree
own_object_r (tree *tp, int *, void *)
{
  tree t = *tp;
  if (TREE_CODE (t) == LABEL_DECL
      || (TREE_CODE (t) == FUNCTION_DECL && decl_function_context (t))
      || (VAR_P (t) && !TREE_STATIC (t) && !DECL_EXTERNAL (t)))
    return t;
  return NULL_TREE;
}

bool
record_constant_p (tree operand)
{
  return TREE_CONSTANT (operand) && !TREE_SIDE_EFFECTS (operand)
         && !walk_tree_without_duplicates (&operand, own_object_r, NULL);
}

tree
record_new_thunk (tree fndecl, tree call, tree type,
                  const std::vector<tree *> &operands,
                  const std::vector<tree> &fields)
{
  const location_t location = EXPR_LOCATION (call);
  tree thunk = build_fn_decl (
      IDENTIFIER_POINTER (clone_function_name_numbered (fndecl, "defer")),
      build_function_type_list (void_type_node, ptr_type_node, NULL_TREE));
  DECL_SOURCE_LOCATION (thunk) = location;
  DECL_FUNCTION_SPECIFIC_TARGET (thunk)
      = DECL_FUNCTION_SPECIFIC_TARGET (fndecl);
  DECL_FUNCTION_SPECIFIC_OPTIMIZATION (thunk)
      = DECL_FUNCTION_SPECIFIC_OPTIMIZATION (fndecl);
  tree pointer = function_begin (thunk, { ptr_type_node })[0];
  for (size_t i = 0; i < operands.size (); i++)
    *operands[i]
        = record_field (record_at (pointer, type), fields[HEADER_FIELDS + i]);
  tree body = build1 (CONVERT_EXPR, void_type_node, call);
  TREE_SIDE_EFFECTS (body) = TREE_SIDE_EFFECTS (call) = 1;
  SET_EXPR_LOCATION (body, location);
  if (plugin_options.panic)
    unwind_enable_for_function (thunk);
  function_finish (thunk, NULL_TREE, body);
  return thunk;
}
