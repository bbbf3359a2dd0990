// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which exits are errors, for `_Errdefer`: see errors.cc.

#ifndef DEFER_GCC_ERRORS_H
#define DEFER_GCC_ERRORS_H

// How a function is being left.
struct exit_state
{
  tree variable = NULL_TREE; // one of the values below; none if not needed
};

enum exit_value
{
  EXIT_NONE, // it is not, or on unwinding
  EXIT_RETURN,
  EXIT_ERROR, // a return of an error, if the function has no named result
  EXIT_END    // its end has been reached
};

// Whether a result of FNDECL may be an error.
bool errors_possible_p (tree fndecl);

struct recovery;

// Makes each `return` of FNDECL tell of itself, where that is needed. NAMED is
// its named result, or null; here and below.
exit_state errors_lower_returns (tree fndecl, const recovery &r, tree named);

// Whether the function is left, on a normal exit.
tree errors_leaving_test (const exit_state &state);

// Whether the statement of an `_Errdefer` of FNDECL itself runs: on a normal
// exit, or when EXCEPTION, which may have been recovered, unwinds.
tree errors_normal_test (tree fndecl, tree named, const exit_state &state);
tree errors_unwinding_test (tree fndecl, tree named, const exit_state &state,
                            tree exception);

#endif
