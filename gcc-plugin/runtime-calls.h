// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calls of the runtime, as trees. common/defer-runtime.h has the names,
// runtime/src/entry.h the contracts.

#ifndef DEFER_GCC_RUNTIME_CALLS_H
#define DEFER_GCC_RUNTIME_CALLS_H

// By functions of the unit that do nothing without the runtime.
tree runtime_begin (tree exception, tree callee);
tree runtime_recovered (tree exception, tree outer);
tree runtime_is_recovered (tree exception);

tree runtime_recover (tree exception);
tree runtime_enter (tree fndecl);

// The exception that the landing pad which begins here got: see
// landing-pad.cc.
tree runtime_exception ();
bool runtime_exception_marker_p (tree fndecl);

#endif
