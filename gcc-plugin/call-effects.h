// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a call, of no internal function, may do to variables of the caller. See
// call-effects.cc.

#ifndef DEFER_GCC_CALL_EFFECTS_H
#define DEFER_GCC_CALL_EFFECTS_H

// Whether CALL may write through its argument NUMBER, from 0 on.
bool call_writes_argument_p (tree call, int number);

// Whether CALL may write variables whose addresses have been stored somewhere.
bool call_writes_elsewhere_p (tree call);

// Whether CALL, which does not return, unwinds the stack.
bool call_unwinds_p (tree call);

#endif
