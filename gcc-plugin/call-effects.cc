// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of late-change.cc: what a call may do to variables of the caller, as
// far as the declaration of the function tells.
//
// It writes what it is given a pointer to, unless that is to a constant
// object, or it prints it as printf does; and what others have told it the
// address of, unless it is a function of the system that could not care.
// `const` and `pure` functions write nothing.
//
// Of the functions that do not return, those of the system do not unwind the
// stack, with the exceptions that unwinds_the_stack knows; others may, unless
// they are `nothrow`.
//
// To debug: break on call_writes_argument_p.

#include "gcc-compat.h"

#include "call-effects.h"
#include "defer-words.h"
#include "plugin.h"

// Whether who is given a value of TYPE may write through it.
static bool
gives_access_p (tree type)
{
  if (RECORD_OR_UNION_TYPE_P (type) && TYPE_TRANSPARENT_AGGR (type))
    {
      for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
        if (TREE_CODE (field) == FIELD_DECL
            && gives_access_p (TREE_TYPE (field)))
          return true;
      return false;
    }
  if (!POINTER_TYPE_P (type))
    return true;
  return !TYPE_READONLY (strip_array_types (TREE_TYPE (type)));
}

// The number of arguments from which on a function of TYPE prints what it is
// given, as printf does.
static int
printed_from (tree type)
{
  tree format = lookup_attribute ("format", TYPE_ATTRIBUTES (type));
  if (!format)
    return INT_MAX;
  tree arguments = TREE_VALUE (format);
  tree first = TREE_VALUE (TREE_CHAIN (TREE_CHAIN (arguments)));
  if (!strstr (IDENTIFIER_POINTER (TREE_VALUE (arguments)), "printf")
      || !tree_fits_shwi_p (first) || integer_zerop (first))
    return INT_MAX;
  return tree_to_shwi (first) - 1;
}

// Whether CALLEE, a function of the system, can do nothing with the addresses
// that it is not given itself: it takes numbers, memory, text and streams.
static bool
knows_no_addresses_p (tree callee)
{
  if (!callee)
    return false;
  if (fndecl_built_in_p (callee))
    return true;
  if (!DECL_IN_SYSTEM_HEADER (callee) || !prototype_p (TREE_TYPE (callee)))
    return false;
  function_args_iterator i;
  tree type;
  FOREACH_FUNCTION_ARGS (TREE_TYPE (callee), type, i)
  {
    if (!POINTER_TYPE_P (type))
      continue;
    tree object = TYPE_MAIN_VARIANT (TREE_TYPE (type));
    tree name
        = TREE_CODE (object) == RECORD_TYPE ? TYPE_NAME (object) : NULL_TREE;
    if (name && TREE_CODE (name) == TYPE_DECL)
      name = DECL_NAME (name);
    if (!VOID_TYPE_P (object) && !INTEGRAL_TYPE_P (object)
        && !SCALAR_FLOAT_TYPE_P (object)
        && !(name && id_equal (name, defer::STREAM_STRUCTURE)))
      return false;
  }
  return true;
}

bool
call_writes_argument_p (tree call, int number)
{
  if (call_expr_flags (call) & (ECF_CONST | ECF_PURE))
    return false;
  tree type = TREE_TYPE (TREE_TYPE (CALL_EXPR_FN (call)));
  if (number >= printed_from (type))
    return false;
  tree parameter = TYPE_ARG_TYPES (type);
  for (int i = 0; parameter && i < number; i++)
    parameter = TREE_CHAIN (parameter);
  return gives_access_p (parameter && !VOID_TYPE_P (TREE_VALUE (parameter))
                             ? TREE_VALUE (parameter)
                             : TREE_TYPE (CALL_EXPR_ARG (call, number)));
}

bool
call_writes_elsewhere_p (tree call)
{
  return !(call_expr_flags (call) & (ECF_CONST | ECF_PURE))
         && !knows_no_addresses_p (get_callee_fndecl (call));
}

bool
call_unwinds_p (tree call)
{
  if (!plugin_options.panic || (call_expr_flags (call) & ECF_NOTHROW))
    return false;
  tree callee = get_callee_fndecl (call);
  if (!callee)
    return true;
  if (DECL_NAME (callee)
      && defer::unwinds_the_stack (IDENTIFIER_POINTER (DECL_NAME (callee))))
    return true;
  return !fndecl_built_in_p (callee) && !DECL_IN_SYSTEM_HEADER (callee);
}
