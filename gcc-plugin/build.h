// SPDX-License-Identifier: GPL-3.0-or-later
//
// Trees of statements and variables, as the stages that lower a function need
// them.

#ifndef DEFER_GCC_BUILD_H
#define DEFER_GCC_BUILD_H

// A variable of FNDECL that no warning speaks of. It has to be bound.
tree build_variable (tree fndecl, tree type);

// VARIABLE = VALUE, of the same type or one that converts to it.
tree build_assignment (tree variable, tree value);

// if (TEST) THEN
tree build_condition (tree test, tree then);

// { VARIABLES; BODY }, VARIABLES being a chain.
tree build_bind (tree variables, tree body);

// POINTER != 0
tree build_not_null (tree pointer);

// goto LABEL, and LABEL: itself.
tree build_goto (tree label);
tree build_label (tree label);

// An artificial label of FNDECL at LOCATION.
tree build_new_label (tree fndecl, location_t location);

// try { BODY } finally { CLEANUP }, and one with UNWINDING in place of CLEANUP
// where an exception leaves BODY.
tree build_finally (tree body, tree cleanup);
tree build_finally (tree body, tree cleanup, tree unwinding);

// The beginning of a landing pad, which gets EXCEPTION.
tree build_landing_pad (tree exception);

// BODY; on unwinding, before EXCEPTION leaves BODY, HANDLER. DEFERRED in a
// deferred statement.
tree build_on_unwinding (tree body, tree handler, tree exception,
                         bool deferred);

// Appends to LIST a statement that does nothing but is there.
void append_no_operation (tree *list);

#endif
