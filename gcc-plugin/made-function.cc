// SPDX-License-Identifier: GPL-3.0-or-later
//
// Functions of the unit that the plugin makes, as trees: see made-function.h.
// gimplify.cc and what follows treat them as those of the source.
//
// To debug: -fdump-tree-original does not show them, -fdump-tree-gimple does.

#include "gcc-compat.h"

#include "made-function.h"

tree
function_declare (const char *name, tree type, binding b)
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

static void
add_attribute (tree fndecl, const char *name)
{
  DECL_ATTRIBUTES (fndecl)
      = tree_cons (get_identifier (name), NULL_TREE, DECL_ATTRIBUTES (fndecl));
}

std::vector<tree>
function_begin (tree fndecl, const std::vector<tree> &types)
{
  DECL_EXTERNAL (fndecl) = 0;
  TREE_PUBLIC (fndecl) = 0;
  TREE_STATIC (fndecl) = 1;
  TREE_USED (fndecl) = 1;
  TREE_NOTHROW (fndecl) = 0; // build_fn_decl has set it
  DECL_ARTIFICIAL (fndecl) = 1;
  DECL_UNINLINABLE (fndecl) = 1;
  DECL_NO_INSTRUMENT_FUNCTION_ENTRY_EXIT (fndecl) = 1;
  for (const char *name :
       { "noinline", "noclone", "no_profile_instrument_function" })
    add_attribute (fndecl, name);
  tree result = build_decl (UNKNOWN_LOCATION, RESULT_DECL, NULL_TREE,
                            TREE_TYPE (TREE_TYPE (fndecl)));
  DECL_CONTEXT (result) = fndecl;
  DECL_ARTIFICIAL (result) = DECL_IGNORED_P (result) = 1;
  DECL_RESULT (fndecl) = result;
  DECL_INITIAL (fndecl) = make_node (BLOCK);
  TREE_USED (DECL_INITIAL (fndecl)) = 1;
  BLOCK_SUPERCONTEXT (DECL_INITIAL (fndecl)) = fndecl;

  std::vector<tree> parameters (types.size ());
  tree next = NULL_TREE;
  for (size_t i = types.size (); i-- > 0;)
    next = parameters[i] = new_parameter (fndecl, types[i], next);
  DECL_ARGUMENTS (fndecl) = next;
  return parameters;
}

void
function_make_cold (tree fndecl)
{
  DECL_IGNORED_P (fndecl) = 1;
  add_attribute (fndecl, "cold");
}

void
function_make_shared (tree fndecl)
{
  if (!SUPPORTS_ONE_ONLY)
    return;
  TREE_PUBLIC (fndecl) = 1;
  DECL_VISIBILITY (fndecl) = VISIBILITY_HIDDEN;
  DECL_VISIBILITY_SPECIFIED (fndecl) = 1;
  make_decl_one_only (fndecl, DECL_ASSEMBLER_NAME (fndecl));
}

void
function_finish (tree fndecl, tree variables, tree body)
{
  BLOCK_VARS (DECL_INITIAL (fndecl)) = variables;
  DECL_SAVED_TREE (fndecl) = build3 (BIND_EXPR, void_type_node, variables,
                                     body, DECL_INITIAL (fndecl));
  TREE_SIDE_EFFECTS (DECL_SAVED_TREE (fndecl)) = 1;
  push_struct_function (fndecl);
  cfun->function_start_locus = cfun->function_end_locus
      = DECL_SOURCE_LOCATION (fndecl);
  pop_cfun ();
  cgraph_node::finalize_function (fndecl, true);
}
