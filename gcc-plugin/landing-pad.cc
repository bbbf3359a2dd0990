// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the third stage: the exception that a landing pad got.
//
// lower-recover.cc needs it in what runs on unwinding, but GCC gives it to
// handlers only: in a cleanup, tree-eh.cc replaces __builtin_eh_pointer by
// null (lower_eh_constructs_2). So the tree has a call of a marker function
// there, first in the sequence, and a pass right behind `eh` makes that a call
// of the builtin with the number of the region, which is known by then from
// the label of the landing pad in front of it.
//
// The same pass makes __defer_allocate a call of __builtin_alloca that
// -Walloca, which speaks of the source, takes for a variable length array.
// gimplify.cc must not take it for one: it would free it at the end of a
// block.
//
// To debug: -fdump-tree-eh shows the markers, -fdump-tree-defer_landing_pad
// what became of them.

#include "gcc-compat.h"

#include "recover.h"
#include "runtime-calls.h"

static const pass_data landing_pad_pass_data = { GIMPLE_PASS,
                                                 "defer_landing_pad",
                                                 OPTGROUP_NONE,
                                                 TV_NONE,
                                                 PROP_gimple_leh,
                                                 0,
                                                 0,
                                                 0,
                                                 0 };

namespace
{

class landing_pad_pass : public gimple_opt_pass
{
public:
  landing_pad_pass (gcc::context *context)
      : gimple_opt_pass (landing_pad_pass_data, context)
  {
  }

  unsigned execute (function *fun) final override;
};

} // namespace

unsigned
landing_pad_pass::execute (function *fun)
{
  eh_region region = NULL;
  gimple_seq body = gimple_body (fun->decl);
  for (gimple_stmt_iterator i = gsi_start (body); !gsi_end_p (i);
       gsi_next (&i))
    {
      gimple *statement = gsi_stmt (i);
      if (glabel *label = dyn_cast<glabel *> (statement))
        {
          const int number = EH_LANDING_PAD_NR (gimple_label_label (label));
          if (number)
            region = get_eh_landing_pad_from_number (number)->region;
        }
      else if (is_gimple_call (statement)
               && runtime_exception_marker_p (gimple_call_fndecl (statement)))
        {
          gcc_assert (region);
          gcall *call = gimple_build_call (
              builtin_decl_explicit (BUILT_IN_EH_POINTER), 1,
              build_int_cst (integer_type_node, region->index));
          gimple_call_set_lhs (call, gimple_call_lhs (statement));
          gimple_set_location (call, gimple_location (statement));
          gsi_replace (&i, call, false);
        }
      else if (is_gimple_call (statement)
               && runtime_allocation_marker_p (gimple_call_fndecl (statement)))
        {
          gcall *call
              = gimple_build_call (builtin_decl_explicit (BUILT_IN_ALLOCA), 1,
                                   gimple_call_arg (statement, 0));
          gimple_call_set_lhs (call, gimple_call_lhs (statement));
          gimple_set_location (call, gimple_location (statement));
          gimple_call_set_alloca_for_var (call, true);
          gsi_replace (&i, call, false);
          notice_special_calls (call);
        }
    }
  return 0;
}

void
landing_pad_register_pass (const char *plugin_name)
{
  register_pass_info information;
  information.pass = new landing_pad_pass (g);
  information.reference_pass_name = "eh";
  information.ref_pass_instance_number = 1;
  information.pos_op = PASS_POS_INSERT_AFTER;
  register_callback (plugin_name, PLUGIN_PASS_MANAGER_SETUP, NULL,
                     &information);
}
