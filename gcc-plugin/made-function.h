// SPDX-License-Identifier: GPL-3.0-or-later
//
// Functions of the unit that no source has.

#ifndef DEFER_GCC_MADE_FUNCTION_H
#define DEFER_GCC_MADE_FUNCTION_H

enum class binding
{
  strong,
  weak
};

// The function NAME of TYPE, declared in the scope that encloses the file, as
// builtins are: there the garbage collector and precompiled headers find it.
tree function_declare (const char *name, tree type, binding b);

// Makes FNDECL a function of the unit that is not inlined, with parameters of
// TYPES. Returns those.
std::vector<tree> function_begin (tree fndecl, const std::vector<tree> &types);

// Keeps FNDECL out of the way of code that runs often.
void function_make_cold (tree fndecl);

// Lets the linker keep one copy of FNDECL, which is the same in all units, for
// the program or shared library.
void function_make_shared (tree fndecl);

// Ends FNDECL: VARIABLES and BODY are what is in it.
void function_finish (tree fndecl, tree variables, tree body);

#endif
