// SPDX-License-Identifier: GPL-3.0-or-later
//
// Last stage: where the code stands that runs on unwinding only.
//
// GCC moves what is never expected to run to .text.unlikely. For landing pads
// alone, and few of them, that is not worth it: each leaves a jump behind, and
// the part that has been moved has an entry in .eh_frame and a header in
// .gcc_except_table. So bb-reorder.c's pass `bbpart` is switched off for a
// function in which nothing but that would be moved.
//
// The landing pads then stand behind the function in the order in which they
// were made, which has little to do with how they go on. A pass behind `bbro`
// puts each in front of the block that it jumps to, where that is possible.
// What runs without unwinding is left as it stands.
//
// To debug: -fdump-rtl-defer_pad_layout.

#include "gcc-compat.h"

#include "plugin.h"

// A function with more landing pads is left to GCC.
static const unsigned MOST_PADS = 32;

// The blocks of the current function that are reached without unwinding.
struct normal_code
{
  hash_set<basic_block> blocks;
  hash_set<basic_block> pads; // where it unwinds to
  bool unlikely = false;      // a block is never expected to run

  normal_code ();
};

normal_code::normal_code ()
{
  auto_vec<basic_block> work;
  work.safe_push (ENTRY_BLOCK_PTR_FOR_FN (cfun));
  while (!work.is_empty ())
    {
      basic_block block = work.pop ();
      edge e;
      edge_iterator i;
      FOR_EACH_EDGE (e, i, block->succs)
      if (e->flags & EDGE_EH)
        pads.add (e->dest);
      else if (!blocks.add (e->dest))
        {
          unlikely |= probably_never_executed_bb_p (cfun, e->dest);
          work.safe_push (e->dest);
        }
    }
}

// PLUGIN_OVERRIDE_GATE: whether a pass is to run on the current function.
static void
decide_partition (void *data, void *)
{
  bool *gate = (bool *)data;
  if (!*gate || strcmp (current_pass->name, "bbpart") || !unwind_in_unit ()
      || !cfun->eh->region_tree)
    return;
  const normal_code normal;
  *gate = normal.unlikely || normal.pads.elements () > MOST_PADS;
}

// The blocks that run on unwinding, in chains: each has the next one in AUX.
struct pad_chains
{
  normal_code normal;
  auto_vec<basic_block> pads;               // in their order up to now
  hash_map<basic_block, basic_block> first; // of a chain, by its last block
  hash_map<basic_block, basic_block> last;  // and the other way round
  hash_set<basic_block> followed;           // there is one in front
};

// Puts NEXT behind BLOCK, if it is a landing pad's, nothing stands there and
// they are not in one chain yet.
static void
join (pad_chains *c, basic_block block, basic_block next)
{
  if (block->aux || next == EXIT_BLOCK_PTR_FOR_FN (cfun)
      || c->normal.blocks.contains (next) || c->followed.contains (next))
    return;
  basic_block *found = c->first.get (block);
  basic_block begin = found ? *found : block;
  if (begin == next)
    return;
  found = c->last.get (next);
  basic_block end = found ? *found : next;
  block->aux = next;
  c->followed.add (next);
  c->first.put (end, begin);
  c->last.put (begin, end);
}

// Chains the blocks: first those that fall through as it is, then those that
// jump.
static void
make_chains (pad_chains *c)
{
  for (bool falls_through : { true, false })
    for (basic_block block : c->pads)
      {
        edge e;
        edge_iterator i;
        FOR_EACH_EDGE (e, i, block->succs)
        if (falls_through
                ? (e->flags & EDGE_FALLTHRU) && !single_succ_p (block)
                : single_succ_p (block) && !(e->flags & EDGE_COMPLEX))
          join (c, block, e->dest);
      }
}

static const pass_data pad_layout_pass_data
    = { RTL_PASS, "defer_pad_layout", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0 };

namespace
{

class pad_layout_pass : public rtl_opt_pass
{
public:
  pad_layout_pass (gcc::context *context)
      : rtl_opt_pass (pad_layout_pass_data, context)
  {
  }

  bool gate (function *fun) final override;
  unsigned execute (function *fun) final override;
};

} // namespace

bool
pad_layout_pass::gate (function *fun)
{
  return optimize > 0 && flag_reorder_blocks && unwind_in_unit ()
         && fun->eh->region_tree && !crtl->has_bb_partition
         && !targetm.cannot_modify_jumps_p ();
}

unsigned
pad_layout_pass::execute (function *fun)
{
  cfg_layout_initialize (0);
  pad_chains c;
  basic_block block, last = ENTRY_BLOCK_PTR_FOR_FN (fun);
  FOR_EACH_BB_FN (block, fun)
  {
    block->aux = NULL;
    if (!c.normal.blocks.contains (block))
      c.pads.safe_push (block);
  }
  make_chains (&c);
  FOR_EACH_BB_FN (block, fun)
  if (c.normal.blocks.contains (block))
    {
      if (last != ENTRY_BLOCK_PTR_FOR_FN (fun))
        last->aux = block;
      last = block;
    }
  for (basic_block first : c.pads)
    if (!c.followed.contains (first))
      {
        last->aux = first;
        for (last = first; last->aux;)
          last = (basic_block)last->aux;
      }
  cfg_layout_finalize ();
  return 0;
}

void
pad_layout_register (const char *plugin_name)
{
  register_callback (plugin_name, PLUGIN_OVERRIDE_GATE, decide_partition,
                     NULL);
  register_pass_info information;
  information.pass = new pad_layout_pass (g);
  information.reference_pass_name = "bbro";
  information.ref_pass_instance_number = 1;
  information.pos_op = PASS_POS_INSERT_AFTER;
  register_callback (plugin_name, PLUGIN_PASS_MANAGER_SETUP, NULL,
                     &information);
}
