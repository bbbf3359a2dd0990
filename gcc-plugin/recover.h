// SPDX-License-Identifier: GPL-3.0-or-later
//
// What recover.cc finds in a function about panics that end there.

#ifndef DEFER_GCC_RECOVER_H
#define DEFER_GCC_RECOVER_H

#include "errors.h"
#include "function-scope.h"
#include "region.h"
#include "result.h"

// What an exception leaves at once when it has been recovered, after the
// deferred statements in it: the function, or a deferred statement around
// them.
struct recovery_frame
{
  recovery_frame *outer = nullptr; // around it
  bool recovers = false;           // a `defer` directly in it may stop a panic
  bool holds_recovery = false;     // or one further in
  // Of a deferred statement: the exception that it runs for, or null; that or
  // what the innermost of those around it runs for; the label at its end.
  tree token = NULL_TREE;
  tree innermost = NULL_TREE;
  tree end = NULL_TREE;
};

// One `defer`, by the label of its region (region.h).
struct recovery_region
{
  bool lexical = false;    // its statement calls recover()
  tree direct = NULL_TREE; // or is this call, of a function that may
  bool in_openmp = false;  // it stands in an OpenMP region
  bool registers = false;  // a `_Defer_function` stands in its scope
  bool outermost = false;  // no other `defer` of its frame is around it
  recovery_frame frame;    // that of the `defer`s in its statement
  recovery_frame *parent = nullptr; // the one that it is in itself
};

struct recovery
{
  std::map<tree, recovery_region> regions;
  recovery_frame frame;       // the function's
  bool recovers = false;      // any `defer` in the function may stop a panic
  bool lexical = false;       // one calls recover()
  bool calls_recover = false; // outside of deferred statements
  // The calls of functions that may recover which the function registers, by
  // their labels: what they call.
  std::map<tree, tree> callees;
  // Of the function: lower.cc sets them.
  named_result result;
  exit_state exits;
  function_scope registered;
};

// Whether CALL calls recover(), or a function behind panic().
bool recover_call_p (tree call);
bool recover_panic_call_p (tree call);

// Whether FNDECL calls either.
bool recover_words_p (tree fndecl);

// Analyses FNDECL, before it is lowered. Returns false if an error has been
// reported.
bool recover_analyse (tree fndecl, recovery *r);

// Walks *TP as walk_tree does, but for the deferred statements in it.
void recover_walk_outside (tree *tp, walk_tree_fn func, void *data);

// lower-recover.cc: lowers the REGION at *TP with what has to be done on
// unwinding; CLEANUP is what its cleanup is to begin with.
void recover_lower_region (tree *tp, recovery *r, tree fndecl,
                           const defer_region &region, tree cleanup);

// Gives the body of FNDECL the cleanup that runs what has been registered.
void recover_lower_body (recovery *r, tree fndecl);

// Lowers what FNDECL does about recover() outside of deferred statements.
void recover_lower_function (tree fndecl, const recovery &r);

// leave-recovered.cc: STATEMENT, an outermost `defer` of FNDECL, in a form
// from which a recovered panic returns.
tree return_recovered (tree statement, tree fndecl, const named_result &named);

// STATEMENT, an outermost `defer` in the deferred statement of FRAME, in a
// form from which a recovered panic goes to the end of that.
tree end_recovered (tree statement, const recovery_frame &frame, tree fndecl);

// landing-pad.cc
void landing_pad_register_pass (const char *plugin_name);

#endif
