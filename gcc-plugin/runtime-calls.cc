// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the third stage: declares the functions of the runtime and calls
// them.
//
// The declarations are bound in the scope that encloses the file, as those of
// builtins are: there the garbage collector and precompiled headers find them.
//
// Those that a program may lack are called by a function of the unit that
// tests the weak reference: in the landing pad itself the load of the address
// would be hoisted into the normal path (gcse.cc knows no cold code). It adds
// the CFA of its own frame, by which the runtime tells how far a panic has
// come.
//
// To debug: -fdump-tree-original does not show these functions,
// -fdump-tree-gimple does.

#include "gcc-compat.h"

#include "defer-runtime.h"
#include "plugin.h"
#include "runtime-calls.h"

#define EXCEPTION_MARKER "__defer_exception"

enum class binding
{
  strong,
  weak
};

static tree
declare (const char *name, tree type, binding b)
{
  tree id = get_identifier (name);
  tree fndecl = identifier_global_value (id);
  if (fndecl && TREE_CODE (fndecl) == FUNCTION_DECL)
    return fndecl;
  fndecl = build_fn_decl (name, type);
  if (b == binding::weak)
    declare_weak (fndecl);
  return lang_hooks.builtin_function_ext_scope (fndecl);
}

static tree
callee_type ()
{
  return build_pointer_type (
      build_function_type_list (void_type_node, NULL_TREE));
}

static tree
new_parameter (tree fndecl, tree type, tree next)
{
  tree parameter = build_decl (UNKNOWN_LOCATION, PARM_DECL, NULL_TREE, type);
  DECL_ARG_TYPE (parameter) = type;
  DECL_CONTEXT (parameter) = fndecl;
  DECL_ARTIFICIAL (parameter) = 1;
  TREE_USED (parameter) = 1;
  DECL_CHAIN (parameter) = next;
  return parameter;
}

// FNDECL, of one unit, without a body yet: not inlined, out of the way.
static void
prepare_function (tree fndecl)
{
  DECL_EXTERNAL (fndecl) = 0;
  TREE_PUBLIC (fndecl) = 0;
  TREE_STATIC (fndecl) = 1;
  TREE_USED (fndecl) = 1;
  DECL_IGNORED_P (fndecl) = 1;
  DECL_UNINLINABLE (fndecl) = 1;
  DECL_NO_INSTRUMENT_FUNCTION_ENTRY_EXIT (fndecl) = 1;
  for (const char *name :
       { "cold", "noinline", "noclone", "no_profile_instrument_function" })
    DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier (name), NULL_TREE,
                                          DECL_ATTRIBUTES (fndecl));
  tree result = build_decl (UNKNOWN_LOCATION, RESULT_DECL, NULL_TREE,
                            TREE_TYPE (TREE_TYPE (fndecl)));
  DECL_CONTEXT (result) = fndecl;
  DECL_ARTIFICIAL (result) = DECL_IGNORED_P (result) = 1;
  DECL_RESULT (fndecl) = result;
  DECL_INITIAL (fndecl) = make_node (BLOCK);
  TREE_USED (DECL_INITIAL (fndecl)) = 1;
  BLOCK_SUPERCONTEXT (DECL_INITIAL (fndecl)) = fndecl;
}

// The function of this unit that calls TARGET, of the runtime, if that is
// there. TARGET takes arguments of TYPES and, WITH_CFA, the CFA of who calls
// it.
static tree
guard (const char *target_name, tree result, std::vector<tree> types,
       bool with_cfa, bool nothrow)
{
  const std::string name = std::string (target_name) + "_if_present";
  tree type = build_function_type_array (result, types.size (), types.data ());
  tree fndecl = declare (name.c_str (), type, binding::strong);
  if (DECL_INITIAL (fndecl))
    return fndecl;

  prepare_function (fndecl);
  std::vector<tree> arguments;
  tree parameters = NULL_TREE;
  for (size_t i = types.size (); i-- > 0;)
    {
      parameters = new_parameter (fndecl, types[i], parameters);
      arguments.insert (arguments.begin (), parameters);
    }
  DECL_ARGUMENTS (fndecl) = parameters;
  if (with_cfa)
    {
      types.push_back (ptr_type_node);
      arguments.push_back (
          build_call_expr (builtin_decl_explicit (BUILT_IN_DWARF_CFA), 0));
    }
  tree target = declare (
      target_name,
      build_function_type_array (result, types.size (), types.data ()),
      binding::weak);
  TREE_NOTHROW (target) = TREE_NOTHROW (fndecl) = nothrow;

  tree call = build_call_expr_loc_array (UNKNOWN_LOCATION, target,
                                         arguments.size (), arguments.data ());
  tree address = build_fold_addr_expr (target);
  tree there = build2 (NE_EXPR, boolean_type_node, address,
                       build_zero_cst (TREE_TYPE (address)));
  const bool nothing = VOID_TYPE_P (result);
  tree value = build3 (COND_EXPR, result, there, call,
                       nothing ? void_node : build_zero_cst (result));
  if (!nothing)
    value = build1 (RETURN_EXPR, void_type_node,
                    build2 (MODIFY_EXPR, result, DECL_RESULT (fndecl), value));
  TREE_SIDE_EFFECTS (value) = 1;
  DECL_SAVED_TREE (fndecl) = build3 (BIND_EXPR, void_type_node, NULL_TREE,
                                     value, DECL_INITIAL (fndecl));
  push_struct_function (fndecl);
  pop_cfun ();
  unwind_enable_for_function (fndecl);
  cgraph_node::finalize_function (fndecl, true);
  return fndecl;
}

tree
runtime_begin (tree exception, tree callee)
{
  callee = callee ? build1 (NOP_EXPR, callee_type (), callee)
                  : build_zero_cst (callee_type ());
  return build_call_expr (guard (defer::RUNTIME_BEGIN, void_type_node,
                                 { ptr_type_node, callee_type () }, true,
                                 true),
                          2, exception, callee);
}

tree
runtime_recovered (tree exception, tree outer)
{
  // It may go on with what a panic had replaced.
  tree call
      = build_call_expr (guard (defer::RUNTIME_RECOVERED, integer_type_node,
                                { ptr_type_node, ptr_type_node }, true, false),
                         2, exception, outer);
  return build2 (NE_EXPR, boolean_type_node, call, integer_zero_node);
}

tree
runtime_is_recovered (tree exception)
{
  tree call
      = build_call_expr (guard (defer::RUNTIME_IS_RECOVERED, integer_type_node,
                                { ptr_type_node }, false, true),
                         1, exception);
  return build2 (NE_EXPR, boolean_type_node, call, integer_zero_node);
}

tree
runtime_recover (tree exception)
{
  return build_call_expr (
      declare (
          defer::RUNTIME_RECOVER,
          build_function_type_list (ptr_type_node, ptr_type_node, NULL_TREE),
          binding::strong),
      1, exception);
}

tree
runtime_enter (tree fndecl)
{
  return build_call_expr (
      declare (
          defer::RUNTIME_ENTER,
          build_function_type_list (ptr_type_node, callee_type (), NULL_TREE),
          binding::strong),
      1, build1 (NOP_EXPR, callee_type (), build_fold_addr_expr (fndecl)));
}

tree
runtime_exception ()
{
  tree marker = declare (EXCEPTION_MARKER,
                         build_function_type_list (ptr_type_node, NULL_TREE),
                         binding::strong);
  return build_call_expr (marker, 0);
}

bool
runtime_exception_marker_p (tree fndecl)
{
  return fndecl && id_equal (DECL_NAME (fndecl), EXCEPTION_MARKER);
}
