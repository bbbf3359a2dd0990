// SPDX-License-Identifier: GPL-3.0-or-later
//
// The attributes `defer_result` and `defer_error`, and the named result of a
// function: see result.cc.

#ifndef DEFER_GCC_RESULT_H
#define DEFER_GCC_RESULT_H

void result_register_attributes ();

// Whether the unit so far has a variable with the attribute.
bool result_seen ();

// Whether the variable of FNDECL, if it has one, keeps the rules.
bool result_check (tree fndecl);

// The bounds that `defer_error` gives for FNDECL; false if it has none.
bool result_error_range (tree fndecl, tree *low, tree *high);

// The named result of a function while that is lowered.
struct named_result
{
  tree variable = NULL_TREE; // none: the rest is not set either
  tree end = NULL_TREE;      // goes to where the function returns it
};

// That of FNDECL.
named_result result_of (tree fndecl);

// Makes every `return` of FNDECL behind the declaration of its variable store
// that and go to the end. ZERO: the variable is never to be undefined.
void result_lower (tree fndecl, const named_result &result, bool zero);

// The block of FNDECL that is its body.
tree result_outermost_bind (tree fndecl);

#endif
