// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calls of the runtime, as trees. common/defer-runtime.h has the names,
// runtime/src/entry.h the contracts.

#ifndef DEFER_GCC_RUNTIME_CALLS_H
#define DEFER_GCC_RUNTIME_CALLS_H

// By functions of the unit that do nothing without the runtime. CALLEE and
// OUTER may be NULL_TREE.
tree runtime_begin (tree exception, tree callee);
tree runtime_recovered (tree exception, tree outer);
tree runtime_is_recovered (tree exception);
tree runtime_reserve (tree size);

// The type of CALLEE: void (*) (void).
tree runtime_callee_type ();

tree runtime_recover (tree exception);
tree runtime_enter (tree fndecl);

// The exception that the landing pad which begins here got: see
// landing-pad.cc.
tree runtime_exception ();
bool runtime_exception_marker_p (tree fndecl);

// Goes on with EXCEPTION, which a handler has caught.
tree runtime_resume (tree exception);

// SIZE bytes of the stack, up to the end of the function: see landing-pad.cc.
tree runtime_allocate (tree size);
bool runtime_allocation_marker_p (tree fndecl);

#endif
