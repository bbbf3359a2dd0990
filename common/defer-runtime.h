// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The functions of the runtime that compiled code calls. runtime/src/entry.h
// declares them and says what each does.

#ifndef DEFER_COMMON_RUNTIME_H
#define DEFER_COMMON_RUNTIME_H

namespace defer {

// Referred to weakly: a program that never panics links without the runtime.
inline constexpr char RUNTIME_BEGIN[] = "__defer_begin";
inline constexpr char RUNTIME_RECOVERED[] = "__defer_recovered";
inline constexpr char RUNTIME_IS_RECOVERED[] = "__defer_is_recovered";
inline constexpr char RUNTIME_RESERVE[] = "__defer_reserve";

inline constexpr char RUNTIME_RECOVER[] = "__defer_recover";
inline constexpr char RUNTIME_ENTER[] = "__defer_enter";

} // namespace defer

#endif
