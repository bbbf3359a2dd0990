// SPDX-License-Identifier: GPL-3.0-or-later
//
// Last stage: runs the deferred statements on unwinding, too (panic=on).
//
// A function that holds a `defer` is compiled with -fexceptions, by its own
// set of optimisation options, so that tree-eh.cc gives each TRY_FINALLY_EXPR
// a landing pad. No instruction is added to the normal path.
//
// All other functions of the unit get the option too, but only when the
// interprocedural passes begin. By then they have been lowered without it, so
// their own code and their own cleanups stay as they were; but GCC no longer
// takes them for functions that cannot throw, which it otherwise concludes of
// every function compiled with -fno-exceptions (pass_nothrow, ipa-pure-const,
// set_nothrow_function_flags) and then drops the landing pads around calls of
// them. A unit without a `defer` is not touched at all.
//
// To debug: -fdump-tree-eh shows the landing pads, -fdump-ipa-pure-const the
// functions found not to throw.

#include "gcc-compat.h"

#include "plugin.h"

static bool unit_unwinds;

// Gives FNDECL a set of optimisation options with -fexceptions in it.
static void
set_exceptions (tree fndecl)
{
  tree current = DECL_FUNCTION_SPECIFIC_OPTIMIZATION (fndecl);
  if (!current)
    current = optimization_default_node;
  if (TREE_OPTIMIZATION (current)->x_flag_exceptions)
    return;

  gcc_options opts = global_options;
  gcc_options opts_set = global_options_set;
  cl_optimization_restore (&opts, &opts_set, TREE_OPTIMIZATION (current));
  opts.x_flag_exceptions = 1;
  DECL_FUNCTION_SPECIFIC_OPTIMIZATION (fndecl)
      = build_optimization_node (&opts, &opts_set);
}

void
unwind_enable_for_function (tree fndecl)
{
  // The C front end calls this for -fexceptions only.
  using_eh_for_cleanups ();
  set_exceptions (fndecl);
  unit_unwinds = true;
}

void
unwind_enable_for_unit ()
{
  if (!unit_unwinds)
    return;
  cgraph_node *node;
  FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
  set_exceptions (node->decl);
}
