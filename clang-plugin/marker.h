// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The code of a `defer` between lower and splice. lower.cc replaces the N-th
// `defer S` of a function by
//
//   if (__defer_body.N())
//     S
//   char token __attribute__((cleanup(__defer_run.N)));
//
// Clang then calls __defer_run.N wherever S has to run, in order with all other
// cleanups, and splice.cc puts the code of S in the place of these calls. The
// variable stands behind S, so that an exception in S is not in its scope. The
// functions do not exist: should a call ever get past splice.cc, then the link
// fails; a `defer` is never lost.
//
//   { char token __attribute__((cleanup(__defer_probe)));
//     if (__defer_probe_exit()) return; }
//
// stands first in the function. It has two exits, and shows splice.cc in which
// variable Clang notes the way out of a cleanup that has several.

#ifndef DEFER_CLANG_MARKER_H
#define DEFER_CLANG_MARKER_H

namespace defer {

inline constexpr char BODY_MARKER[] = "__defer_body.";
inline constexpr char RUN_MARKER[] = "__defer_run.";
inline constexpr char PROBE_MARKER[] = "__defer_probe";
inline constexpr char PROBE_EXIT_MARKER[] = "__defer_probe_exit";
inline constexpr char MARKER_PREFIX[] = "__defer_";

} // namespace defer

#endif
