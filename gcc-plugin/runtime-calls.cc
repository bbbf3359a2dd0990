// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the third stage: declares the functions of the runtime and calls
// them.
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
#include "made-function.h"
#include "plugin.h"
#include "runtime-calls.h"

#define EXCEPTION_MARKER "__defer_exception"
#define RESUME "__defer_resume"
#define ALLOCATION_MARKER "__defer_allocate"

tree
runtime_callee_type ()
{
  return build_pointer_type (
      build_function_type_list (void_type_node, NULL_TREE));
}

// The function that calls TARGET, of the runtime, if that is there: each unit
// has it, and the linker keeps one. TARGET takes arguments of TYPES and,
// WITH_CFA, the CFA of who calls it. HANDED_OVER of them are the function's
// own parameters, and zero stands for the others: a caller that has nothing to
// say there is smaller so.
static tree
guard (const char *target_name, const char *suffix, tree result,
       std::vector<tree> types, size_t handed_over, bool with_cfa,
       bool nothrow, bool cold = true)
{
  const std::string name = target_name + std::string (suffix) + "_if_present";
  tree type = build_function_type_array (result, handed_over, types.data ());
  tree fndecl = function_declare (name.c_str (), type, binding::strong);
  if (DECL_INITIAL (fndecl))
    return fndecl;

  std::vector<tree> arguments = function_begin (
      fndecl, { types.begin (), types.begin () + handed_over });
  for (size_t i = handed_over; i < types.size (); i++)
    arguments.push_back (build_zero_cst (types[i]));
  function_make_shared (fndecl);
  if (cold)
    function_make_cold (fndecl);
  if (with_cfa)
    {
      types.push_back (ptr_type_node);
      arguments.push_back (
          build_call_expr (builtin_decl_explicit (BUILT_IN_DWARF_CFA), 0));
    }
  tree target = function_declare (
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
  unwind_enable_for_function (fndecl);
  function_finish (fndecl, NULL_TREE, value);
  return fndecl;
}

tree
runtime_begin (tree exception, tree callee)
{
  tree fndecl = guard (
      defer::RUNTIME_BEGIN, callee ? "_call" : "", void_type_node,
      { ptr_type_node, runtime_callee_type () }, callee ? 2 : 1, true, true);
  if (!callee)
    return build_call_expr (fndecl, 1, exception);
  return build_call_expr (fndecl, 2, exception,
                          build1 (NOP_EXPR, runtime_callee_type (), callee));
}

tree
runtime_recovered (tree exception, tree outer)
{
  // It may go on with what a panic had replaced.
  tree fndecl = guard (defer::RUNTIME_RECOVERED, outer ? "_inside" : "",
                       integer_type_node, { ptr_type_node, ptr_type_node },
                       outer ? 2 : 1, true, false);
  tree call = outer ? build_call_expr (fndecl, 2, exception, outer)
                    : build_call_expr (fndecl, 1, exception);
  return build2 (NE_EXPR, boolean_type_node, call, integer_zero_node);
}

tree
runtime_is_recovered (tree exception)
{
  tree call = build_call_expr (guard (defer::RUNTIME_IS_RECOVERED, "",
                                      integer_type_node, { ptr_type_node }, 1,
                                      false, true),
                               1, exception);
  return build2 (NE_EXPR, boolean_type_node, call, integer_zero_node);
}

tree
runtime_reserve (tree size)
{
  return build_call_expr (guard (defer::RUNTIME_RESERVE, "", void_type_node,
                                 { size_type_node }, 1, false, false, false),
                          1, size);
}

tree
runtime_recover (tree exception)
{
  return build_call_expr (
      function_declare (
          defer::RUNTIME_RECOVER,
          build_function_type_list (ptr_type_node, ptr_type_node, NULL_TREE),
          binding::strong),
      1, exception);
}

tree
runtime_enter (tree fndecl)
{
  return build_call_expr (
      function_declare (defer::RUNTIME_ENTER,
                        build_function_type_list (
                            ptr_type_node, runtime_callee_type (), NULL_TREE),
                        binding::strong),
      1,
      build1 (NOP_EXPR, runtime_callee_type (),
              build_fold_addr_expr (fndecl)));
}

tree
runtime_allocate (tree size)
{
  tree marker = function_declare (
      ALLOCATION_MARKER,
      build_function_type_list (ptr_type_node, size_type_node, NULL_TREE),
      binding::strong);
  TREE_NOTHROW (marker) = 1;
  return build_call_expr (marker, 1, size);
}

bool
runtime_allocation_marker_p (tree fndecl)
{
  return fndecl && id_equal (DECL_NAME (fndecl), ALLOCATION_MARKER);
}

// ipa-pure-const.cc takes __builtin_unwind_resume for one that does not throw:
// in code that it sees, that of RESX does. So this is not that builtin.
tree
runtime_resume (tree exception)
{
  tree id = get_identifier (RESUME);
  tree fndecl = identifier_global_value (id);
  if (!fndecl)
    {
      fndecl = build_fn_decl (
          RESUME,
          build_function_type_list (void_type_node, ptr_type_node, NULL_TREE));
      TREE_NOTHROW (fndecl) = 0;
      TREE_THIS_VOLATILE (fndecl) = 1;
      set_user_assembler_name (fndecl, "_Unwind_Resume");
      fndecl = lang_hooks.builtin_function_ext_scope (fndecl);
    }
  return build_call_expr (fndecl, 1, exception);
}

tree
runtime_exception ()
{
  tree marker = function_declare (
      EXCEPTION_MARKER, build_function_type_list (ptr_type_node, NULL_TREE),
      binding::strong);
  return build_call_expr (marker, 0);
}

bool
runtime_exception_marker_p (tree fndecl)
{
  return fndecl && id_equal (DECL_NAME (fndecl), EXCEPTION_MARKER);
}
