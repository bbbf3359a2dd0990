// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the third stage: which `defer` may stop a panic.
//
// One whose statement calls recover(), or is itself the call of a function
// that may: of any but a builtin, a function of a system header, and one whose
// body has been seen to have no recover() outside of deferred statements. A
// function with such a `defer` gets what lower-recover.cc describes; in all
// others nothing is added.
//
// Refuses recover() with panic=off, and in a deferred statement of an OpenMP
// region, which no thread may leave by returning, and of a function that does
// not return.
//
// To debug: -fdump-tree-original shows __defer_begin around the deferred
// statements of a function that may recover.

#include "gcc-compat.h"

#include "defer-messages.h"
#include "defer-words.h"
#include "plugin.h"
#include "recover.h"

namespace message = defer::message;

// The functions that call recover() outside of their deferred statements, by
// DECL_UID. They can recover for who defers a call of them.
// It is made for the first one: GCC may not be called before plugin_init has
// found that it is the right one.
typedef hash_set<int_hash<unsigned, 0, UINT_MAX> > function_set;
static function_set *recovering_functions;

static tree
called_function (tree call)
{
  tree fndecl
      = TREE_CODE (call) == CALL_EXPR ? get_callee_fndecl (call) : NULL_TREE;
  if (fndecl && DECL_NAME (fndecl) && TREE_PUBLIC (fndecl)
      && DECL_FILE_SCOPE_P (fndecl))
    return fndecl;
  return NULL_TREE;
}

bool
recover_call_p (tree call)
{
  tree fndecl = called_function (call);
  return fndecl && id_equal (DECL_NAME (fndecl), defer::RECOVER_FUNCTION);
}

bool
recover_panic_call_p (tree call)
{
  tree fndecl = called_function (call);
  return fndecl
         && !strncmp (IDENTIFIER_POINTER (DECL_NAME (fndecl)),
                      defer::PANIC_PREFIX, strlen (defer::PANIC_PREFIX));
}

struct outside_walk
{
  walk_tree_fn func;
  void *data;
  hash_set<tree> visited;
};

static tree
outside_r (tree *tp, int *walk_subtrees, void *data)
{
  outside_walk *w = (outside_walk *)data;
  defer_region region;
  if (region_get (*tp, &region))
    {
      *walk_subtrees = 0;
      tree_stmt_iterator i = region.loop_position;
      for (tsi_next (&i); !tsi_end_p (i); tsi_next (&i))
        walk_tree (tsi_stmt_ptr (i), outside_r, w, &w->visited);
      return NULL_TREE;
    }
  return w->func (tp, walk_subtrees, w->data);
}

void
recover_walk_outside (tree *tp, walk_tree_fn func, void *data)
{
  outside_walk w;
  w.func = func;
  w.data = data;
  walk_tree (tp, outside_r, &w, &w.visited);
}

static bool
may_recover_p (tree call)
{
  if (!CALL_EXPR_FN (call))
    return false; // an internal function
  tree fndecl = get_callee_fndecl (call);
  if (!fndecl)
    return true;
  if (fndecl_built_in_p (fndecl) || DECL_IN_SYSTEM_HEADER (fndecl)
      || recover_call_p (call) || recover_panic_call_p (call))
    return false;
  // A body that has been seen.
  if (DECL_INITIAL (fndecl))
    return recovering_functions
           && recovering_functions->contains (DECL_UID (fndecl));
  return true;
}

struct analysis
{
  tree fndecl;
  recovery *result;
  recovery_frame *frame;               // the current one
  recovery_region *deferred = nullptr; // its region; none for the function
  bool in_region = false;              // of the frame
  bool in_openmp = false;
  unsigned registrations = 0; // so far
  bool failed = false;
  hash_set<tree> visited;

  analysis (tree fndecl_, recovery *result_)
      : fndecl (fndecl_), result (result_), frame (&result_->frame)
  {
  }
};

static tree analyse_r (tree *, int *, void *);

// Whether nothing may leave the current frame early: its function does not
// return.
static bool
stays_p (const analysis *a)
{
  return a->frame == &a->result->frame && TREE_THIS_VOLATILE (a->fndecl);
}

// A `_Defer_function`. Its operands are evaluated where it stands.
static void
analyse_registration (analysis *a, const defer_region &region)
{
  a->registrations++;
  if (a->in_openmp)
    {
      error_at (region.location, message::function_openmp,
                defer::FUNCTION_KEYWORD);
      a->failed = true;
    }
  tree call = region_direct_call (region);
  if (!plugin_options.panic || !call || TREE_THIS_VOLATILE (a->fndecl)
      || !may_recover_p (call))
    return;
  recovery *r = a->result;
  r->callees[region.label] = CALL_EXPR_FN (call);
  r->frame.recovers = r->frame.holds_recovery = r->recovers = true;
}

// What stands from I on in its list.
static void
analyse_list (analysis *a, tree_stmt_iterator i)
{
  for (; !tsi_end_p (i); tsi_next (&i))
    {
      defer_region region;
      if (registration_get (i, &region))
        {
          analyse_registration (a, region);
          i = region.loop_position;
        }
      else
        walk_tree (tsi_stmt_ptr (i), analyse_r, a, &a->visited);
    }
}

static void
analyse_region (analysis *a, const defer_region &region)
{
  recovery_region &r = a->result->regions[region.label];
  r.in_openmp = a->in_openmp;
  r.outermost = !a->in_region;
  r.parent = r.frame.outer = a->frame;

  recovery_frame *const frame = a->frame;
  recovery_region *const outer = a->deferred;
  const bool in_region = a->in_region;
  a->frame = &r.frame;
  a->deferred = &r;
  a->in_region = false;
  tree deferred = region.deferred;
  if (deferred)
    walk_tree (&deferred, analyse_r, a, &a->visited);
  a->frame = frame;
  a->deferred = outer;

  tree call = region_direct_call (region);
  if (plugin_options.panic && call && !a->in_openmp && !stays_p (a)
      && may_recover_p (call))
    r.direct = call;
  if (r.lexical || r.direct)
    {
      a->frame->recovers = a->result->recovers = true;
      for (recovery_frame *f = a->frame; f; f = f->outer)
        f->holds_recovery = true;
    }

  a->in_region = true;
  const unsigned registrations = a->registrations;
  tree_stmt_iterator i = region.loop_position;
  tsi_next (&i);
  analyse_list (a, i);
  a->in_region = in_region;
  r.registers
      = a->frame == &a->result->frame && a->registrations > registrations;
}

static tree
analyse_r (tree *tp, int *walk_subtrees, void *data)
{
  analysis *a = (analysis *)data;
  tree t = *tp;
  defer_region region;
  if (region_get (t, &region))
    {
      *walk_subtrees = 0;
      analyse_region (a, region);
    }
  else if (TREE_CODE (t) == STATEMENT_LIST)
    {
      *walk_subtrees = 0;
      analyse_list (a, tsi_start (t));
    }
  else if (TREE_CODE (t) == BIND_EXPR)
    {
      // walk_tree would visit the initialisers here, as if none stood in the
      // scope of a `defer` of the block.
      *walk_subtrees = 0;
      walk_tree (&BIND_EXPR_BODY (t), analyse_r, a, &a->visited);
    }
  else if (TREE_CODE (t) == DECL_EXPR && VAR_P (DECL_EXPR_DECL (t)))
    walk_tree (&DECL_INITIAL (DECL_EXPR_DECL (t)), analyse_r, a, &a->visited);
  else if (IN_RANGE (TREE_CODE (t), OACC_PARALLEL, OMP_ATOMIC_CAPTURE_NEW)
           && !a->in_openmp)
    {
      *walk_subtrees = 0;
      a->in_openmp = true;
      for (int i = 0; i < TREE_OPERAND_LENGTH (t); i++)
        walk_tree (&TREE_OPERAND (t, i), analyse_r, a, &a->visited);
      a->in_openmp = false;
    }
  else if (recover_call_p (t))
    {
      const char *text = NULL;
      if (!plugin_options.panic)
        text = message::recover_panic_off;
      else if (a->deferred && a->in_openmp)
        text = message::recover_openmp;
      else if (a->deferred && a->deferred->parent == &a->result->frame
               && TREE_THIS_VOLATILE (a->fndecl))
        text = message::recover_noreturn;
      if (text)
        {
          // The macro recover() is of no interest.
          error_at (expansion_point_location (EXPR_LOCATION (t)), "%s", text);
          a->failed = true;
        }
      else if (a->deferred)
        a->deferred->lexical = a->result->lexical = true;
      else
        a->result->calls_recover = true;
    }
  return NULL_TREE;
}

bool
recover_analyse (tree fndecl, recovery *r)
{
  analysis a (fndecl, r);
  // A function that defers a call of itself: what it holds is known only now.
  if (!recovering_functions)
    recovering_functions = new function_set;
  recovering_functions->add (DECL_UID (fndecl));
  // The whole body is the scope of a registration.
  a.in_region = function_scope_first (fndecl) != NULL_TREE;
  walk_tree (&DECL_SAVED_TREE (fndecl), analyse_r, &a, &a.visited);
  if (!r->calls_recover)
    recovering_functions->remove (DECL_UID (fndecl));
  return !a.failed;
}

static tree
find_word_r (tree *tp, int *, void *)
{
  return recover_call_p (*tp) || recover_panic_call_p (*tp) ? *tp : NULL_TREE;
}

bool
recover_words_p (tree fndecl)
{
  tree id = maybe_get_identifier (defer::RECOVER_FUNCTION);
  return id && identifier_global_value (id)
         && walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl),
                                          find_word_r, NULL);
}
