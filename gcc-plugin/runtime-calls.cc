// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the third stage: declares the functions of the runtime and calls
// them.
//
// The declarations are bound in the scope that encloses the file, as those of
// builtins are: there the garbage collector and precompiled headers find them.

#include "gcc-compat.h"

#include "defer-runtime.h"
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
begin_function ()
{
  return declare (defer::RUNTIME_BEGIN,
                  build_function_type_list (void_type_node, ptr_type_node,
                                            callee_type (), NULL_TREE),
                  binding::weak);
}

tree
runtime_begin (tree exception, tree callee)
{
  callee = callee ? build1 (NOP_EXPR, callee_type (), callee)
                  : build_zero_cst (callee_type ());
  return build_call_expr (begin_function (), 2, exception, callee);
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

// &FNDECL != 0, which is false if nothing defines it.
static tree
defined (tree fndecl)
{
  tree address = build_fold_addr_expr (fndecl);
  return build2 (NE_EXPR, boolean_type_node, address,
                 build_zero_cst (TREE_TYPE (address)));
}

tree
runtime_present ()
{
  return defined (begin_function ());
}

tree
runtime_recovered (tree exception, tree outer)
{
  tree fndecl
      = declare (defer::RUNTIME_RECOVERED,
                 build_function_type_list (integer_type_node, ptr_type_node,
                                           ptr_type_node, NULL_TREE),
                 binding::weak);
  // It may go on with what the panic had replaced.
  TREE_NOTHROW (fndecl) = 0;
  tree call = build_call_expr (fndecl, 2, exception, outer);
  return build2 (TRUTH_ANDIF_EXPR, boolean_type_node, defined (fndecl),
                 build2 (NE_EXPR, boolean_type_node, call, integer_zero_node));
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
