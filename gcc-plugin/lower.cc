// SPDX-License-Identifier: GPL-3.0-or-later
//
// Third stage: makes the deferred statement the cleanup of its region.
//
// Hooks in at PLUGIN_PRE_GENERICIZE, after check.cc. In each region (region.h)
// the label and the loop go away and S, the body of the loop, becomes operand
// 1 of the TRY_FINALLY_EXPR. From there on GCC's own lowering (tree-eh.cc)
// puts S on every exit, inline, shared or copied by size, in one order with
// the variables of __attribute__((cleanup)). No function, flag or trampoline
// exists at any time.
//
// Refuses nothing: what cannot be translated has been refused by check.cc.
// To debug: -fdump-tree-original shows the result, -fdump-tree-eh the exits.

#include "gcc-compat.h"

#include "build.h"
#include "plugin.h"
#include "recover.h"

// Appends to LIST what keeps tree-eh.cc from duplicating the deferred
// statement: its decide_copy_try_finally goes by an estimate of size, and an
// asm counts as an instruction a line, 1000 at the most. Lines without text
// assemble to nothing.
static void
append_single_copy_asm (tree *list, location_t location)
{
  const int lines = 1000;
  std::string text (lines, '\n');
  tree expr = build5 (ASM_EXPR, void_type_node,
                      build_string (text.size () + 1, text.c_str ()),
                      NULL_TREE, NULL_TREE, NULL_TREE, NULL_TREE);
  // final.cc reads the file name of the location without a test.
  SET_EXPR_LOCATION (expr, location);
  ASM_VOLATILE_P (expr) = 1;
  ASM_BASIC_P (expr) = 1;
  TREE_SIDE_EFFECTS (expr) = 1;
  append_to_statement_list (expr, list);
}

struct lowering
{
  tree fndecl;
  recovery panics;
  const hash_set<tree> *single_copy;
};

static tree
lower_region_r (tree *tp, int *, void *data)
{
  lowering *state = (lowering *)data;
  defer_region region;
  if (!region_get (*tp, &region))
    return NULL_TREE;

  tree cleanup = NULL_TREE;
  if (const_cast<hash_set<tree> *> (state->single_copy)
          ->contains (region.label))
    append_single_copy_asm (&cleanup, region.location);
  // S may turn out to be empty only after gimplification (`defer (void) x;`,
  // `defer if (0) f ();`), and tree-eh.cc crashes on an empty cleanup. And
  // with a label of the user's at its very beginning S would share a basic
  // block with the landing pad: GCC 11 then loses the label of the landing pad
  // and crashes in pass cfg (cleanup_dead_labels_eh; put right in GCC 12).
  append_no_operation (&cleanup);

  // The second position may be reached from the first: it goes first.
  tsi_delink (&region.loop_position);
  tsi_delink (&region.label_position);
  SET_EXPR_LOCATION (*tp, region.location);
  recover_lower_region (tp, &state->panics, state->fndecl, region, cleanup);
  return NULL_TREE;
}

static bool
declared_here_p (tree decl)
{
  return (TREE_CODE (decl) == LABEL_DECL || VAR_P (decl))
         && lookup_attribute (DEFER_ATTRIBUTE, DECL_ATTRIBUTES (decl));
}

// Takes the declarations that attribute.cc has put into blocks, to keep these,
// out of the chain at *LINK: debug information would show them.
static void
remove_declarations (tree *link)
{
  while (*link)
    if (declared_here_p (*link))
      *link = DECL_CHAIN (*link);
    else
      link = &DECL_CHAIN (*link);
}

// The same for the scopes of its labels, in the chain of blocks at *LINK.
static void
remove_label_scopes (tree *link)
{
  while (*link)
    if (BLOCK_VARS (*link) && TREE_CODE (BLOCK_VARS (*link)) == LABEL_DECL
        && declared_here_p (BLOCK_VARS (*link)))
      *link = BLOCK_CHAIN (*link);
    else
      link = &BLOCK_CHAIN (*link);
}

static tree
remove_declarations_r (tree *tp, int *, void *)
{
  if (TREE_CODE (*tp) == BIND_EXPR)
    {
      remove_declarations (&BIND_EXPR_VARS (*tp));
      if (tree block = BIND_EXPR_BLOCK (*tp))
        {
          remove_declarations (&BLOCK_VARS (block));
          remove_label_scopes (&BLOCK_SUBBLOCKS (block));
        }
    }
  return NULL_TREE;
}

// Lowers what makes the exits of the function differ, from the inside out.
static void
lower_exits (lowering *state)
{
  tree fndecl = state->fndecl;
  recovery *r = &state->panics;
  r->result = result_of (fndecl);
  r->exits = errors_lower_returns (fndecl, *r, r->result.variable);
  if (function_scope_first (fndecl))
    {
      r->registered.list = function_scope_new_list (fndecl);
      recover_lower_body (r, fndecl);
      function_scope_lower (fndecl, r->registered, r->callees);
      // Nothing recovers before its declaration, but GCC cannot know.
      if (r->result.variable && r->frame.recovers)
        suppress_warning (r->result.variable);
    }
  // Unwinding comes before a `return` has set it, and what runs then may look.
  const bool unset
      = r->result.variable && plugin_options.panic
        && (r->frame.recovers
            || is_gimple_reg_type (TREE_TYPE (r->result.variable)));
  result_lower (fndecl, r->result, unset);
}

static void
lower_one_function (tree fndecl, const hash_set<tree> &single_copy)
{
  lowering state;
  state.fndecl = fndecl;
  state.single_copy = &single_copy;
  recover_analyse (fndecl, &state.panics);
  recover_lower_function (fndecl, state.panics);
  const bool lowered = region_in_function_p (fndecl);
  if (lowered)
    lower_exits (&state);
  walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl), lower_region_r,
                                &state);
  if (lowered)
    walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl),
                                  remove_declarations_r, NULL);
}

void
lower_function (tree fndecl, const hash_set<tree> &single_copy)
{
  lower_one_function (fndecl, single_copy);
  for (cgraph_node *nested = first_nested_function (cgraph_node::get (fndecl));
       nested; nested = next_nested_function (nested))
    lower_function (nested->decl, single_copy);
}

// Empties FNDECL, of which an error has been reported: its regions cannot be
// lowered, and the passes that still run after an error, for their warnings,
// must not see them.
void
lower_rejected_function (tree fndecl)
{
  tree body = alloc_stmt_list ();
  append_to_statement_list (
      build_call_expr (builtin_decl_explicit (BUILT_IN_UNREACHABLE), 0),
      &body);
  DECL_SAVED_TREE (fndecl) = build3 (BIND_EXPR, void_type_node, NULL_TREE,
                                     body, DECL_INITIAL (fndecl));
  for (cgraph_node *nested = first_nested_function (cgraph_node::get (fndecl));
       nested; nested = next_nested_function (nested))
    lower_rejected_function (nested->decl);
}
