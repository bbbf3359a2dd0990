// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the stages of the plugin know of each other. A `defer` goes through
// them in this order:
//
//   recognise  token -> labelled loop -> open cleanup in the enclosing scope
//   eager      the operands of `defer f (x);` -> variables in front of it, and
//              a warning where that matters
//   check      the constraints, on the tree of a finished function
//   lower      labelled loop -> cleanup of the TRY_FINALLY_EXPR; where a panic
//              may end, with what recover.h tells
//   unwind     exceptions for the functions that have to run it on unwinding
//
// region.h describes the tree between recognise and lower.

#ifndef DEFER_GCC_PLUGIN_H
#define DEFER_GCC_PLUGIN_H

#include "defer-options.h"

struct defer_region;

// The arguments in force.
extern defer::options plugin_options;

// recognise.cc
void recognise_define_keywords ();

// attribute.cc
void attribute_register ();
void attribute_finish_function ();
// Whether there has been a `defer` of any kind in the unit so far, an
// `_Errdefer`, a `_Defer_function`.
bool attribute_defer_seen ();
bool attribute_error_seen ();
bool attribute_function_seen ();

// eager.cc: the call of REGION whose operands are evaluated where it stands,
// or NULL_TREE; false if an error has been reported.
tree eager_call (const defer_region &region);
bool eager_function (tree fndecl);

// late-change.cc: warns of what changes the operands of FNDECL's call forms.
void late_change_warn (tree fndecl);

// check.cc: whether FNDECL, with the functions nested in it, keeps the rules.
// Adds to SINGLE_COPY the labels of the regions whose deferred statement must
// not be duplicated.
bool check_function (tree fndecl, hash_set<tree> *single_copy);

// lower.cc
void lower_function (tree fndecl, const hash_set<tree> &single_copy);
void lower_rejected_function (tree fndecl);

// unwind.cc
void unwind_enable_for_function (tree fndecl);
void unwind_note_panic ();    // a function of the unit panics
bool unwinds_p (tree fndecl); // whether its cleanups run on unwinding
bool unwind_in_unit ();       // whether there is a `defer` or a panic in it
void unwind_enable_for_unit (const char *plugin_name);

// pad-layout.cc
void pad_layout_register (const char *plugin_name);

// warn.cc: a warning of ours, with ARGUMENT for its %s, at LOCATION, as
// `warn=` has it. Whether it was issued.
bool emit_warning (location_t location, defer::warning which, const char *text,
                   const char *argument = "");

#endif
