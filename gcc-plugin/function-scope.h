// SPDX-License-Identifier: GPL-3.0-or-later
//
// `_Defer_function`: see function-scope.cc.

#ifndef DEFER_GCC_FUNCTION_SCOPE_H
#define DEFER_GCC_FUNCTION_SCOPE_H

#include "region.h"

// What a function does about its registrations.
struct function_scope
{
  tree list = NULL_TREE; // the variable that is the newest; none without any
};

// The label of the first `_Defer_function` of FNDECL itself, or NULL_TREE.
tree function_scope_first (tree fndecl);

// Lowers the registrations of FNDECL. CALLEES has those whose call may
// recover, by their labels.
void function_scope_lower (tree fndecl, const function_scope &scope,
                           const std::map<tree, tree> &callees);

// A variable for the list of FNDECL, which is empty when that is entered.
tree function_scope_new_list (tree fndecl);

// If TEST, on a normal exit from BODY, and on every one by unwinding: runs
// what has been registered in the LIST of FNDECL since that was END.
tree function_scope_drain (tree fndecl, tree body, tree list, tree end,
                           tree test);

#endif
