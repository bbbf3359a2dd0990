// SPDX-License-Identifier: GPL-3.0-or-later
//
// Last stage: runs the deferred statements on unwinding, too (panic=on).
//
// A function that holds a `defer` is compiled with -fexceptions, by its own
// set of optimisation options, so that tree-eh.cc gives each TRY_FINALLY_EXPR
// a landing pad. No instruction is added to the normal path.
//
// The other functions of the unit are lent the option from the beginning
// of the interprocedural passes to the expansion to RTL. Before that they have
// been lowered without it, so their own cleanups stay as they were; behind it
// they are expanded without it, unless a function with a `defer` has been
// inlined into them. What it does in between is to keep GCC from taking them
// for functions that cannot throw, which it concludes of every function
// compiled with -fno-exceptions (pass_nothrow, ipa-pure-const); it would then
// drop the landing pads around calls of them. A unit with neither a `defer`
// nor a panic is not touched.
//
// To debug: -fdump-tree-eh shows the landing pads, -fdump-ipa-pure-const the
// functions found not to throw.

#include "gcc-compat.h"

#include "plugin.h"

static bool unit_unwinds;

// DECL_UIDs of the functions that have the option on loan. Made when it is
// wanted: GCC may not be called before plugin_init has found that it is the
// right one.
static hash_set<int_hash<unsigned, 0> > *borrowers;

// Gives FNDECL a set of optimisation options with -fexceptions or without.
// Returns false if it had that already.
static bool
set_exceptions (tree fndecl, int enabled)
{
  tree current = DECL_FUNCTION_SPECIFIC_OPTIMIZATION (fndecl);
  if (!current)
    current = optimization_default_node;
  if (TREE_OPTIMIZATION (current)->x_flag_exceptions == enabled)
    return false;

  gcc_options opts = global_options;
  gcc_options opts_set = global_options_set;
  cl_optimization_restore (&opts, &opts_set, TREE_OPTIMIZATION (current));
  opts.x_flag_exceptions = enabled;
  DECL_FUNCTION_SPECIFIC_OPTIMIZATION (fndecl)
      = build_optimization_node (&opts, &opts_set);
  return true;
}

// With -g -fno-asynchronous-unwind-tables, dwarf2out_assembly_start has sent
// all call frame information to the debugger's section, where the unwinder
// does not look: the unit had no exceptions then. The assembler allows another
// choice up to the first function.
static void
request_eh_frame ()
{
  static bool requested;
  if (requested)
    return;
  requested = true;
  if (write_symbols != NO_DEBUG && !flag_unwind_tables
      && !TREE_OPTIMIZATION (optimization_default_node)->x_flag_exceptions
      && dwarf2out_do_cfi_asm ())
    fputs ("\t.cfi_sections\t.eh_frame, .debug_frame\n", asm_out_file);
}

// PLUGIN_PASS_EXECUTION: before a pass runs on the current function.
static void
prepare_expansion (void *data, void *)
{
  const opt_pass *pass = (const opt_pass *)data;
  if (strcmp (pass->name, "expand"))
    return;
  request_eh_frame ();
  if (cfun->eh->region_tree
      || !borrowers->contains (DECL_UID (current_function_decl)))
    return;
  set_exceptions (current_function_decl, 0);
  // Makes the options of the function the current ones.
  set_cfun (cfun, true);
}

void
unwind_enable_for_function (tree fndecl)
{
  // The C front end calls this for -fexceptions only.
  using_eh_for_cleanups ();
  set_exceptions (fndecl, 1);
  unit_unwinds = true;
}

bool
unwinds_p (tree fndecl)
{
  return plugin_options.panic || opt_for_fn (fndecl, flag_exceptions);
}

bool
unwind_in_unit ()
{
  return unit_unwinds;
}

void
unwind_note_panic ()
{
  unit_unwinds = true;
}

void
unwind_enable_for_unit (const char *plugin_name)
{
  if (!unit_unwinds)
    return;
  borrowers = new hash_set<int_hash<unsigned, 0> >;
  cgraph_node *node;
  FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
  if (set_exceptions (node->decl, 1))
    borrowers->add (DECL_UID (node->decl));
  register_callback (plugin_name, PLUGIN_PASS_EXECUTION, prepare_expansion,
                     NULL);
}
