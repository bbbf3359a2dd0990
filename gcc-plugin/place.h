// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an expression of the function FNDECL names, holds and reads, in the
// terms of defer-changes.h. See place.cc.

#ifndef DEFER_GCC_PLACE_H
#define DEFER_GCC_PLACE_H

#include "defer-changes.h"

// What the lvalue T is, if that can be told.
defer::place place_of (tree fndecl, tree t);

// What the pointer T points to, if that can be told.
defer::place place_pointed_to (tree fndecl, tree t);

// The addresses and pointer variables that the value of T may be made of.
void place_values (tree fndecl, tree t, defer::pointer_value *value);

// Adds to READS the places whose values the evaluation of T reads, after that
// of the SAVE_EXPRs that are EVALUATED.
void place_reads (tree fndecl, tree t, hash_set<tree> *evaluated,
                  std::vector<defer::place> *reads);

#endif
