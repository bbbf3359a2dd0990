// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The code of a `defer` between lower and splice. lower.cc replaces the N-th
// `defer S` of a function by
//
//   if (__defer.body(N))
//     S
//   char token[N + 1] __attribute__((cleanup(__defer.run)));
//
// Clang then calls __defer.run wherever S has to run, in order with all other
// cleanups, and splice.cc puts the code of S in the place of these calls. The
// variable stands behind S, so that an exception in S is not in its scope; its
// size says which S it is, since a cleanup has no argument but its address: a
// function for each S would be most of what a `defer` costs the compiler. The
// functions do not exist: should a call ever get past splice.cc, then the link
// fails; a `defer` is never lost. No name of C has a dot in it.
//
//   { char token __attribute__((cleanup(__defer.probe)));
//     if (__defer.probe_exit()) return; }
//
// stands first in the function, unless nothing in it jumps. It has two exits,
// and shows splice.cc in which variable Clang notes the way out of a cleanup
// that has several.
//
// A function that may recover (recover.h) has more of them. Behind the probe
// stands what it does when it has recovered
//
//   if (__defer.recover_exit()) {
//     if (__defer.evaluated()) return; // the result is there already
//     return 0;
//   }
//
// and a `return` in the scope of a `defer` tells when its value is evaluated:
//
//   { char token __attribute__((cleanup(__defer.returned))); return e; }
//
// __defer.direct stands for __defer.body where S is a call that may recover,
// __defer.recover.N for a call of recover() in S. An S with a `defer` in it
// that may recover is left by its end, not by a recovered panic:
//
//   if (__defer.stop.N()); // the end
//   else { char token __attribute__((cleanup(__defer.boundary.N))); S }

// An errdefer has a condition in its region; the two parts that depend on what
// runs the copy are filled in by splice.cc:
//
//   if (__defer.error.N()     // something unwinds, and is not recovered
//       || ... __defer.unwound.N() ...) // the copy runs on unwinding
//     S
//
// Where S is a call that may recover, __defer.called.N() stands behind it.
//
// What `_Defer_function` has registered is in a list of the function, and runs
// in a region that stands first in it, and in one behind each `defer` that has
// such a thing behind it (lower-function.cc):
//
//   if (__defer.body(N))
//     if (...)
//       __defer.drain.N(&list, end);
//   char token[N + 1] __attribute__((cleanup(__defer.run)));
//
// A record that cannot be a variable is given memory of the stack, that lives
// as long as the function:
//
//   __defer.reserve(size); record = __defer.allocate(size, alignment);
//
// What is declared in the outermost block lives as long as what is registered.
// __defer.keep() stands in front of an array of variable length there.

#ifndef DEFER_CLANG_MARKER_H
#define DEFER_CLANG_MARKER_H

namespace defer {

inline constexpr char MARKER_PREFIX[] = "__defer.";

inline constexpr char BODY_MARKER[] = "__defer.body";
inline constexpr char DIRECT_MARKER[] = "__defer.direct";
inline constexpr char RUN_MARKER[] = "__defer.run";
inline constexpr char PROBE_MARKER[] = "__defer.probe";
inline constexpr char PROBE_EXIT_MARKER[] = "__defer.probe_exit";

inline constexpr char RECOVER_EXIT_MARKER[] = "__defer.recover_exit";
inline constexpr char EVALUATED_MARKER[] = "__defer.evaluated";
inline constexpr char RETURNED_MARKER[] = "__defer.returned";
inline constexpr char RECOVER_MARKER[] = "__defer.recover.";
inline constexpr char STOP_MARKER[] = "__defer.stop.";
inline constexpr char BOUNDARY_MARKER[] = "__defer.boundary.";

inline constexpr char ERROR_MARKER[] = "__defer.error.";
inline constexpr char UNWOUND_MARKER[] = "__defer.unwound.";
inline constexpr char CALLED_MARKER[] = "__defer.called.";

inline constexpr char DRAIN_MARKER[] = "__defer.drain.";
inline constexpr char RESERVE_MARKER[] = "__defer.reserve";
inline constexpr char ALLOCATE_MARKER[] = "__defer.allocate";
inline constexpr char KEEP_MARKER[] = "__defer.keep";

} // namespace defer

#endif
